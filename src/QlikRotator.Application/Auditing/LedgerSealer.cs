using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Auditing;

/// <summary>
/// Once a day signs what the ledger holds up to midnight. The seal is in the ledger, to be checked with it, and in the log, where
/// whoever may write the ledger cannot change it: whoever makes a chain anew, or takes a rotation away, has both against them.
/// </summary>
public sealed partial class LedgerSealer(
    ILedgerStore store,
    RotationLedger ledger,
    IEnumerable<IKeySigner> signers,
    IOptions<RotatorOptions> options,
    TimeProvider time,
    ILogger<LedgerSealer> logger
)
{
    public const string Partition = "seals";

    /// <summary>Clocks of several processes differ; after this, nobody adds an event of the day before.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    /// <summary>Seals the day before, once. Without a signing key in the settings nothing is sealed.</summary>
    /// <returns>The seal that was made now; null where none was.</returns>
    /// <exception cref="TryAgainException">Ledger or vault cannot be reached.</exception>
    public async Task<LedgerSeal?> SealAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var until = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (KeyId() is not { } key || now < until + Settled || await store.ReadAsync(KeyOf(until), ct) is not null)
        {
            return null;
        }

        var (rotations, root) = await RootAsync(until, ct);
        var unsigned = new LedgerSeal(until, rotations, root, key, Signature: "");
        var signature = await signers.First().SignAsync(key, unsigned.Digest(), ct);
        var seal = unsigned with { Signature = Convert.ToBase64String(signature) };
        await store.ChangeAsync<LedgerSeal>(KeyOf(until), found => found ?? seal, ct);
        Log.Sealed(logger, until, rotations, root, key, seal.Signature);
        return seal;
    }

    /// <summary>What is wrong with each seal that does not hold.</summary>
    public async IAsyncEnumerable<BrokenSeal> VerifyAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (
            var seal in await store.ListAsync(Partition, ct).Select(one => Documents.Parse<LedgerSeal>(one.Json)).ToListAsync(ct)
        )
        {
            var (rotations, root) = await RootAsync(seal.Until, ct);
            if (root != seal.Root || rotations != seal.Rotations)
            {
                yield return new(
                    seal.Until,
                    $"{seal.Rotations} rotations were sealed; the ledger up to then is not what it was."
                );
            }
            else if (!await IsSignedAsync(seal, ct))
            {
                yield return new(seal.Until, "Its signature is not that of the rotator's key.");
            }
        }
    }

    public ValueTask<int> CountAsync(CancellationToken ct) => store.ListAsync(Partition, ct).CountAsync(ct);

    /// <summary>RS256 gives the same signature each time, so the key itself says whether it made this one.</summary>
    private async Task<bool> IsSignedAsync(LedgerSeal seal, CancellationToken ct) =>
        KeyId() is { } key
        && key == seal.KeyId
        && Convert.ToBase64String(await signers.First().SignAsync(key, seal.Digest(), ct)) == seal.Signature;

    private async Task<(int Rotations, string Root)> RootAsync(DateTimeOffset until, CancellationToken ct)
    {
        using var root = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rotations = 0;
        var ids = await ledger.ListAsync(ct).Select(one => one.RotationId).Order(StringComparer.Ordinal).ToListAsync(ct);
        foreach (var id in ids)
        {
            if (await ledger.EventsAsync(id, ct).Where(one => one.At < until).LastOrDefaultAsync(ct) is { } last)
            {
                root.AppendData(Encoding.UTF8.GetBytes($"{id} {last.Sequence} {last.Hash}\n"));
                rotations++;
            }
        }

        return (rotations, Convert.ToHexStringLower(root.GetHashAndReset()));
    }

    private Uri? KeyId() =>
        signers.Any() ? options.Value.Tenants.Select(tenant => tenant.Auth.KeyId).FirstOrDefault(key => key is not null) : null;

    private static DocumentKey KeyOf(DateTimeOffset until) =>
        new(Partition, until.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    private static partial class Log
    {
        [LoggerMessage(
            740,
            LogLevel.Information,
            "Ledger sealed until {Until:u}: {Rotations} rotations, root {Root}, key {KeyId}, signature {Signature}"
        )]
        public static partial void Sealed(
            ILogger logger,
            DateTimeOffset until,
            int rotations,
            string root,
            Uri keyId,
            string signature
        );
    }
}

/// <summary>A seal that the ledger no longer keeps.</summary>
public sealed record BrokenSeal(DateTimeOffset Until, string What);
