using Microsoft.Extensions.Logging;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Watching;

/// <summary>What was done to managed secrets behind our back.</summary>
/// <param name="Strayed">Secrets that were managed and whose newest version no longer says so.</param>
/// <param name="Complete">False where some secret could not be looked at: then an alarm that is missing is not over.</param>
public sealed record DriftReport(IReadOnlyList<Alarm> Alarms, IReadOnlyList<SecretReference> Strayed, bool Complete);

/// <summary>
/// Compares what is managed with what was: a version written by somebody else seldom carries tags, and the secret would be rotated
/// no more without a word. Running it again changes nothing.
/// </summary>
public sealed partial class DriftWatch(
    KnownSecrets book,
    ISecretRegistry registry,
    ISecretVault vault,
    RotationLedger ledger,
    CredentialClaims claims,
    TimeProvider time,
    ILogger<DriftWatch> logger
)
{
    /// <exception cref="TryAgainException">The ledger cannot be read.</exception>
    public async Task<DriftReport> LookAsync(InventoryReport found, CancellationToken ct)
    {
        var known = (await book.ListAsync(ct)).ToDictionary(one => one.Secret);
        var alarms = new List<Alarm>();
        foreach (var candidate in found.Secrets)
        {
            known.Remove(candidate.Secret.Secret, out var before);
            alarms.AddRange(await LookAsync(before, candidate.Secret, ct) is { } alarm ? [alarm] : []);
        }

        foreach (var unmanageable in found.Unmanageable)
        {
            known.Remove(unmanageable.Version.ToSecret());
        }

        // Of a vault that could not be listed nothing is known to be missing.
        return found.Incomplete is null
            ? await LookForAsync(known.Values, alarms, ct)
            : new DriftReport(alarms, [], Complete: false);
    }

    /// <summary>
    /// Judges a version that an event told of and no rotation wrote, and keeps in mind that it is not accounted for. The first
    /// version that carries the tags is how a person puts a secret under management by hand: that is no drift.
    /// </summary>
    public async Task<Alarm?> MeetAsync(SecretVersionReference version, Reason drift, CancellationToken ct)
    {
        var secret = version.ToSecret();
        var older = (await vault.ListVersionsAsync(secret, ct)).Where(one => one.Reference != version);
        if (!older.Any(one => ManagedTags.IsManaged(one.Tags)))
        {
            return null;
        }

        await book.MeetAsync(new KnownSecret(secret, "unknown", KnownSecret.NoVersion), ct);
        return new Alarm(AlarmKind.Drift, secret, drift);
    }

    private async Task<Alarm?> LookAsync(KnownSecret? before, ManagedSecret newest, CancellationToken ct)
    {
        var now = new KnownSecret(newest.Secret, newest.Source, newest.Newest.Version);
        if (before == now)
        {
            return null;
        }

        var writer = RotationId.WriterOf(newest) is { } id ? await ledger.FindAsync(id, ct) : null;
        if (before is not null && Drift.WhyForeign(before, newest, writer) is { } foreign)
        {
            return new Alarm(AlarmKind.Drift, newest.Secret, foreign);
        }

        await claims.NoteAsync(newest, ct);
        await book.RememberAsync(now, ct);
        return null;
    }

    private async Task<DriftReport> LookForAsync(IEnumerable<KnownSecret> missing, List<Alarm> alarms, CancellationToken ct)
    {
        var strayed = new List<SecretReference>();
        var complete = true;
        foreach (var known in missing)
        {
            try
            {
                var found = await registry.FindAsync(known.Secret.ToString(), ct);
                if (found.Value is { } newest && !Drift.IsLetGo(known, newest))
                {
                    strayed.Add(known.Secret);
                    var why = Drift.WhyStrayed(known, newest, time.GetUtcNow());
                    alarms.AddRange(why is null ? [] : [new Alarm(AlarmKind.Drift, known.Secret, why)]);
                }
                else
                {
                    await LetGoAsync(known, found.Problem, ct);
                }
            }
            catch (TryAgainException unreachable)
            {
                complete = false;
                Log.NotFound(logger, known.Secret.ToString(), unreachable.Reason.Code, unreachable.Reason.Message);
            }
            catch (VaultRefusedException refused)
            {
                complete = false;
                Log.NotFound(logger, known.Secret.ToString(), refused.Reason.Code, refused.Reason.Message);
            }
        }

        return new DriftReport(alarms, strayed, complete);
    }

    /// <summary>A secret that cannot be read for another reason than that it is gone may come back.</summary>
    private async Task LetGoAsync(KnownSecret known, Reason? problem, CancellationToken ct)
    {
        if (problem is null or { Code: CoreCodes.SecretNotFound or CoreCodes.SecretDeleted })
        {
            Log.LetGo(logger, known.Secret.ToString(), problem?.Code ?? "NotManaged");
            await book.ForgetAsync(known.Secret, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(760, LogLevel.Information, "{Secret} is managed no more: {Code}")]
        public static partial void LetGo(ILogger logger, string secret, string code);

        [LoggerMessage(761, LogLevel.Warning, "Whether {Secret} is still managed cannot be told now: {Code}. {Message}")]
        public static partial void NotFound(ILogger logger, string secret, string code, string message);
    }
}
