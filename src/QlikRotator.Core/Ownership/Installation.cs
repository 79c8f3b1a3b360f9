using System.Security.Cryptography;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Core.Ownership;

/// <summary>The name of this installation: made once, with its ledger, and kept as long as that.</summary>
public sealed class Installation(ILedgerStore store)
{
    private static readonly DocumentKey Key = new("installation", "id");

    private string? _id;

    public async Task<string> IdAsync(CancellationToken ct)
    {
        if (_id is null)
        {
            var made = new InstallationRecord(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)));
            _id = (await store.ChangeAsync<InstallationRecord>(Key, found => found ?? made, ct))!.Id;
        }

        return _id;
    }

    private sealed record InstallationRecord(string Id);
}
