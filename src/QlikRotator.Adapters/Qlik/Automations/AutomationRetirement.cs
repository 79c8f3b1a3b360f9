using QlikRotator.Adapters.Qlik.Http;
using QlikRotator.Core;
using QlikRotator.Core.Ports;

namespace QlikRotator.Adapters.Qlik.Automations;

/// <summary>Deletes an automation as its owner. The one being replaced must not have run for the length of the soak.</summary>
internal sealed class AutomationRetirement(AutomationApi api, TimeProvider time)
{
    /// <summary>The policy's word for giving the copy its original's name once that is free.</summary>
    public const string Rename = "automation-rename";

    public async Task<DeleteResult> DeleteAsync(SourceCall call, string id, CancellationToken ct)
    {
        var answer = await api.ReadAsync(api.Tenant.AsRotator, id, ct);
        if (answer is { Value: null, IsNotFound: false })
        {
            return new DeleteResult(false, answer.Refusal!);
        }

        var isOriginal = id == ExecutionTokenSource.OriginalOf(call);
        if (answer.Value is { OwnerId: { } ownerId })
        {
            var owner = api.As(ownerId);
            if (isOriginal && await WhyInUseAsync(owner, id, call, ct) is { } inUse)
            {
                return new DeleteResult(false, inUse);
            }

            var deleted = Deletion.Of(await api.DeleteAsync(owner, id, ct), $"Automation '{id}'");
            return deleted.Gone && isOriginal ? await RenameAsync(call, deleted, ct) : deleted;
        }

        var gone = new DeleteResult(true, new Reason("AlreadyGone", $"Automation '{id}' was not there any more."));
        return isOriginal ? await RenameAsync(call, gone, ct) : gone;
    }

    private async Task<Reason?> WhyInUseAsync(QlikClient owner, string id, SourceCall call, CancellationToken ct)
    {
        if (call.Policy.Soak <= TimeSpan.Zero)
        {
            return null;
        }

        var runs = await api.ReadNewestRunAsync(owner, id, ct);
        if (runs.Value is not { } page)
        {
            return runs.Refusal;
        }

        return page.Data?.FirstOrDefault()?.StartTime is { } last && last > time.GetUtcNow() - call.Policy.Soak
            ? new Reason(
                "StillInUse",
                $"The old automation ran on {last:u}, within the soak: somebody still uses its address and token."
            )
            : null;
    }

    // Names are for people: that the copy keeps its longer one is no reason to call the deletion a failure.
    private async Task<DeleteResult> RenameAsync(SourceCall call, DeleteResult deleted, CancellationToken ct)
    {
        if (!call.Policy.Allows(Rename) || TriggerValue.Parse(call.Current)?.AutomationId is not { } copyId)
        {
            return deleted;
        }

        var copy = (await api.ReadAsync(api.Tenant.AsRotator, copyId, ct)).Value;
        if (copy is { OwnerId: { } ownerId, Name: { } name } && AutomationMarker.Plain(name) != name)
        {
            await api.UpdateAsync(api.As(ownerId), copyId, AutomationMarker.Plain(name), copy, ct);
        }

        return deleted;
    }
}
