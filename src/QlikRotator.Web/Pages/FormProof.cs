using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages;

/// <summary>The key that forms are sealed with. It proves where a form came from and opens nothing.</summary>
internal sealed record FormKey(string Key);

/// <summary>
/// Shows that a form was made by us, for this person and this purpose: another site can make a browser send a form here, but it
/// cannot read ours. All instances share the key through the ledger, and nothing is kept in the browser.
/// </summary>
internal sealed class FormProof(ILedgerStore store, TimeProvider time)
{
    private const int KeyBytes = 32;

    private static readonly DocumentKey Document = new("form-keys", "1");
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private byte[]? _key;

    public async Task<string> MakeAsync(string purpose, string? person, CancellationToken ct)
    {
        var end = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return $"{end}.{await SealAsync(purpose, person, end, ct)}";
    }

    public async Task<bool> IsGoodAsync(string? proof, string purpose, string? person, CancellationToken ct)
    {
        var parts = (proof ?? "").Split('.');
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var end))
        {
            return false;
        }

        var seal = await SealAsync(purpose, person, end, ct);
        return end >= time.GetUtcNow().ToUnixTimeSeconds()
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parts[1]), Encoding.UTF8.GetBytes(seal));
    }

    private async Task<string> SealAsync(string purpose, string? person, long end, CancellationToken ct)
    {
        _key ??= await KeyAsync(ct);
        var text = $"{purpose}\n{person?.ToUpperInvariant()}\n{end}";
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
    }

    private async Task<byte[]> KeyAsync(CancellationToken ct)
    {
        var key = await store.ChangeAsync<FormKey>(
            Document,
            found => found ?? new FormKey(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes))),
            ct
        );
        return Convert.FromBase64String(key!.Key);
    }
}
