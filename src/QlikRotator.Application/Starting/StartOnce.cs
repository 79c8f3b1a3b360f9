using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Starting;

/// <summary>
/// A start that may be sent any number of times under a key of the caller's: all of them are one. What was asked for first, about
/// which version, stands in the ledger before anything is started, so that a repetition after a lost answer or a crash starts nothing
/// else, also when that rotation has ended meanwhile.
/// </summary>
public sealed class StartOnce(RotationStarter starter, ISecretRegistry registry, ILedgerStore store, TimeProvider time)
{
    internal const string Partition = "start-keys";

    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    /// <exception cref="Core.Workflow.TryAgainException">Vault or ledger cannot be reached; the same key may be sent again.</exception>
    public async Task<StartResult> StartAsync(string key, StartOrder order, IRotationHost host, CancellationToken ct)
    {
        if ((await registry.FindAsync(order.Secret, ct)).Value is not { } version)
        {
            return await starter.StartAsync(order, host, ct);
        }

        var mine = new StartKey(HashOf(order.Secret, $"{order.Mode}", order.CredentialId), version.Reference, time.GetUtcNow());
        var known = (await store.ChangeAsync<StartKey>(KeyOf(order, key), found => IsGood(found) ? found : mine, ct))!;
        return known.Request != mine.Request
            ? Reused(key)
            : known.Answer ?? await StartAsync(KeyOf(order, key), known, !ReferenceEquals(known, mine), order, host, ct);
    }

    /// <summary>Keys of yesterday are for nobody.</summary>
    public async Task PurgeAsync(CancellationToken ct)
    {
        await foreach (var document in store.ListAsync(Partition, ct))
        {
            if (!IsGood(Documents.Parse<StartKey>(document.Json)))
            {
                await store.DeleteAsync(document.Key, ct);
            }
        }
    }

    private async Task<StartResult> StartAsync(
        DocumentKey key,
        StartKey known,
        bool isRepeated,
        StartOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var id = RotationId.For(known.Version);
        var result = await starter.StartAsync(order with { About = known.Version.Version }, host, ct);
        var isOurs =
            isRepeated
            && (
                result is { Kind: StartResultKind.AlreadyRunning } && result.RotationId == id
                || result.Reason.Code == Core.CoreCodes.Stale
            );
        var answer = isOurs ? StartResult.Started(id) : result;
        if (answer.Kind is StartResultKind.Started or StartResultKind.AlreadyRunning)
        {
            await store.ChangeAsync<StartKey>(key, found => (found ?? known) with { Answer = answer }, ct);
        }

        return answer;
    }

    private bool IsGood(StartKey? found) => found is not null && time.GetUtcNow() - found.At < Remembered;

    private static StartResult Reused(string key) =>
        StartResult.Refused(
            new(ApplicationCodes.KeyReused, $"The key '{key}' was used for another request within a day: take a new one.")
        );

    /// <summary>Two callers may think of the same key.</summary>
    private static DocumentKey KeyOf(StartOrder order, string key) => new(Partition, HashOf(order.RequestedBy, key));

    private static string HashOf(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..40];
}
