using System.Globalization;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Auditing;

/// <summary>
/// Once a day signs what the ledger holds up to midnight. The seal is in the ledger, to be checked with it; in the archive, where the
/// rotator itself can add and not change; and in the log. Whoever makes a chain anew, or takes a rotation away, has all three against them.
/// </summary>
public sealed partial class LedgerSealer(
    ILedgerStore store,
    LedgerRoots roots,
    SealKey key,
    IEnumerable<IKeySigner> signers,
    ISealArchive archive,
    TimeProvider time,
    ILogger<LedgerSealer> logger
)
{
    public const string Partition = "seals";

    /// <summary>Clocks of several processes differ; after this, nobody adds an event of the day before.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    /// <summary>
    /// Seals the day before, once. Without a signing key in the settings nothing is sealed. The ledger's copy comes last: as long as it
    /// is not there, the next call does all of it again, and gives the same seal.
    /// </summary>
    /// <returns>The seal that was made now; null where none was.</returns>
    /// <exception cref="TryAgainException">Ledger, vault or archive cannot be reached.</exception>
    public async Task<LedgerSeal?> SealAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var until = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (
            key.Address is not { } address
            || signers.FirstOrDefault() is not { } signer
            || now < until + Settled
            || await store.ReadAsync(KeyOf(until), ct) is not null
        )
        {
            return null;
        }

        var root = (await roots.OfAsync([until], ct))[0];
        var signature = await signer.SignAsync(address, LedgerSeal.Digest(root), ct);
        var seal = new LedgerSeal(until, root.Rotations, root.Hash, signature.KeyId, Convert.ToBase64String(signature.Value));
        Log.Sealed(logger, until, seal.Rotations, seal.Root, seal.KeyId, seal.Signature);
        await archive.AppendAsync(seal, ct);
        return await store.ChangeAsync<LedgerSeal>(KeyOf(until), found => found ?? seal, ct);
    }

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
