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

/// <summary>
/// Compares what is managed with what was: a version written by somebody else seldom carries tags, and the secret would be rotated
/// no more without a word. Running it again changes nothing.
/// </summary>
public sealed partial class DriftWatch(
    KnownSecrets book,
    ISecretVault vault,
    RotationLedger ledger,
    CredentialClaims claims,
    ILogger<DriftWatch> logger
)
{
    /// <summary>One that has changed is a handful of calls that wait for the ledger.</summary>
    private const int AtOnce = 16;

    /// <returns>What was done behind our back, as far as it could be looked at.</returns>
    /// <exception cref="TryAgainException">The ledger cannot be read.</exception>
    public async Task<IReadOnlyList<Alarm>> UpdateAsync(InventoryReport found, CancellationToken ct)
    {
        var known = (await book.ListAsync(ct)).ToDictionary(one => one.Secret);
        var seen = new Alarm?[found.Secrets.Count];
        await Parallel.ForAsync(
            0,
            seen.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (place, stop) =>
            {
                var newest = found.Secrets[place].Secret;
                seen[place] = await LookAsync(known.GetValueOrDefault(newest.Secret), newest, stop);
            }
        );
        List<Alarm> alarms = [.. seen.OfType<Alarm>()];
        foreach (var secret in found.LetGo)
        {
            Log.LetGo(logger, secret.ToString());
            await book.ForgetAsync(secret, ct);
        }

        alarms.AddRange(found.Lost.Where(one => !one.Passing).Select(one => new Alarm(AlarmKind.Drift, one.Secret, one.Reason)));
        return alarms;
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

    private static partial class Log
    {
        [LoggerMessage(760, LogLevel.Information, "{Secret} is managed no more: it was let go or deleted")]
        public static partial void LetGo(ILogger logger, string secret);
    }
}
