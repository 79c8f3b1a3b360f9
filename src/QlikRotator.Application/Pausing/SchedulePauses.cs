using QlikRotator.Application.Settings;
using QlikRotator.Application.Tagging;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Pausing;

/// <summary>
/// Pauses and resumes the rotations of a secret by its tag <c>qlik-schedule</c>. What is under way goes on. Doing it again changes
/// nothing. A secret whose rotations only people start has that back when it is resumed.
/// </summary>
public sealed class SchedulePauses(
    ISecretRegistry registry,
    NewestTags tags,
    PauseRecords records,
    PolicyResolver policies,
    TimeProvider time
)
{
    private const string Paused = "paused";

    /// <exception cref="TryAgainException">The vault or the ledger cannot be reached.</exception>
    public async Task<PauseResult> PauseAsync(PauseOrder order, CancellationToken ct)
    {
        if (!(await FindAsync(order.Secret, ct)).TryGet(out var newest, out var missing))
        {
            return new(null, Done: false, missing);
        }

        var secret = newest.Reference.ToSecret();
        if (IsPaused(newest))
        {
            return new(secret, Done: true, new(CoreCodes.Paused, $"{secret} is paused already."));
        }

        // Before the tag: what is paused can always be given back the rule it had.
        var before = newest.Tags.GetValueOrDefault(ManagedTags.Schedule);
        await records.KeepAsync(new(secret, before, order.By, time.GetUtcNow(), order.Why), ct);
        var changed = await tags.ChangeAsync(secret.ToString(), version => With(version, Paused), ct);
        return changed.TryGet(out _, out var problem)
            ? new(secret, Done: true, new(CoreCodes.Paused, $"{secret} is paused: nothing starts its rotation but a leak."))
            : new(secret, Done: false, problem);
    }

    /// <exception cref="TryAgainException">The vault or the ledger cannot be reached.</exception>
    public async Task<PauseResult> ResumeAsync(PauseOrder order, CancellationToken ct)
    {
        if (!(await FindAsync(order.Secret, ct)).TryGet(out var newest, out var missing))
        {
            return new(null, Done: false, missing);
        }

        var secret = newest.Reference.ToSecret();
        if (!IsPaused(newest))
        {
            return Resumed(newest, $"{secret} is not paused.");
        }

        var record = await records.FindAsync(secret, ct) is { ResumedAt: null } open ? open : null;
        var changed = await tags.ChangeAsync(secret.ToString(), version => With(version, record?.Before), ct);
        if (!changed.TryGet(out _, out var problem))
        {
            return new(secret, Done: false, problem);
        }

        if (record is not null)
        {
            await records.KeepAsync(record with { ResumedBy = order.By, ResumedAt = time.GetUtcNow() }, ct);
        }

        return Resumed(
            newest,
            $"{secret} is resumed{(record?.Before is { } rule ? $", with the rule '{rule}' that it had" : "")}."
        );
    }

    private async Task<Result<SecretVersionInfo>> FindAsync(string name, CancellationToken ct)
    {
        var found = await registry.FindAsync(name, ct);
        return found.Value is { } version && !ManagedTags.IsManaged(version.Tags)
            ? new Reason(ApplicationCodes.NotManaged, $"{version.Reference.ToSecret()} is not managed.")
            : found;
    }

    /// <summary>The tag is one thing; a policy may pause, too.</summary>
    private PauseResult Resumed(SecretVersionInfo version, string message)
    {
        var secret = version.Reference.ToSecret();
        var policy = version.Tags.GetValueOrDefault(ManagedTags.Policy) ?? ManagedTags.DefaultPolicy;
        return policies.Find(policy)?.Starts == StartRule.Paused
            ? new(secret, Done: false, new(CoreCodes.Paused, $"{secret} stays paused by its policy '{policy}'."))
            : new(secret, Done: true, new(ApplicationCodes.Resumed, message));
    }

    private static bool IsPaused(SecretVersionInfo version) =>
        version.Tags.GetValueOrDefault(ManagedTags.Schedule)?.Equals(Paused, StringComparison.OrdinalIgnoreCase) == true;

    private static Dictionary<string, string> With(SecretVersionInfo version, string? rule)
    {
        var tags = version.Tags.ToDictionary(StringComparer.Ordinal);
        tags.Remove(ManagedTags.Schedule);
        if (rule is not null)
        {
            tags[ManagedTags.Schedule] = rule;
        }

        return tags;
    }
}
