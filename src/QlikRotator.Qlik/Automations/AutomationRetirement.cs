using QlikRotator.Application;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Automations;

/// <summary>
/// Deletes an automation as its owner. The one being replaced must not have run for the length of the soak; where the policy says
/// so, it hands its name over first, so that a lost answer leads here again and not past the names.
/// </summary>
internal sealed class AutomationRetirement(AutomationApi api, TimeProvider time)
{
    /// <summary>The policy's word for giving the copy its original's name.</summary>
    public const string Rename = Abilities.AutomationRename;

    private const string Retired = " (retired)";

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
            if (!IsOwnCopy(answer.Value, call) && await WhyInUseAsync(owner, id, call, ct) is { } inUse)
            {
                return new DeleteResult(false, inUse);
            }

            if (isOriginal && await WhyEditedAsync(answer.Value, call, ct) is { } edited)
            {
                return new DeleteResult(false, edited);
            }

            if (isOriginal && call.Policy.Allows(Rename))
            {
                await SwapNamesAsync(answer.Value, call, ct);
            }

            return Deletion.Of(await api.DeleteAsync(owner, id, ct), $"Automation '{id}'");
        }

        return new DeleteResult(true, new Reason(ApplicationCodes.AlreadyGone, $"Automation '{id}' was not there any more."));
    }

    /// <summary>A copy that this very rotation made is used by whoever has the new value: taking it back asks nobody.</summary>
    private static bool IsOwnCopy(Automation automation, SourceCall call) =>
        AutomationMarker.MarkerIn(automation.Name)?.StartsWith(call.RotationId, StringComparison.Ordinal) == true;

    /// <summary>Whoever edits the original after it was copied would lose the edit with it.</summary>
    private async Task<Reason?> WhyEditedAsync(Automation original, SourceCall call, CancellationToken ct)
    {
        var copyId = TriggerValue.Parse(call.Current)?.AutomationId;
        if (copyId is null || copyId == original.Id)
        {
            return null;
        }

        var copy = await api.ReadAsync(api.As(original.OwnerId!), copyId, ct);
        return copy.Value is not { } found ? copy.Refusal
            : CopyComparison.All(original, found) is { Count: > 0 } differences
                ? new Reason(
                    QlikCodes.EditedMeanwhile,
                    $"The original and its copy differ in: {string.Join(", ", differences)}. Both are kept: make the copy like the original, then rotate again."
                )
            : null;
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
                QlikCodes.StillInUse,
                $"The old automation ran on {last:u}, within the soak: somebody still uses its address and token."
            )
            : null;
    }

    // Two calls that no tenant does as one. Names are for people: that one is refused is no reason to keep the old token alive.
    private async Task SwapNamesAsync(Automation original, SourceCall call, CancellationToken ct)
    {
        var copyId = TriggerValue.Parse(call.Current)?.AutomationId;
        var copy = copyId is null ? null : (await api.ReadAsync(api.Tenant.AsRotator, copyId, ct)).Value;
        if (copy?.Id is null || copy.Id == original.Id)
        {
            return;
        }

        var name = AutomationMarker.Plain(original.Name ?? copy.Name ?? "").Replace(Retired, "", StringComparison.Ordinal);
        await RenameAsync(original, name + Retired, ct);
        await RenameAsync(copy, name, ct);
    }

    private async Task RenameAsync(Automation automation, string name, CancellationToken ct)
    {
        if (automation is { OwnerId: { } ownerId } && automation.Name != name)
        {
            await api.UpdateAsync(api.As(ownerId), automation.Id!, name, automation, ct);
        }
    }
}
