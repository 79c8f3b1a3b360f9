using System.Runtime.CompilerServices;
using Azure.Security.KeyVault.Secrets;
using QlikRotator.Application.Checkup;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.KeyVault;

/// <summary>
/// Lists each vault and asks to change a version that does not exist: a vault says first whether one may, and then that there is none.
/// Whether a new version may be written shows only when one is.
/// </summary>
internal sealed class VaultCheckup(VaultConnections connections, VaultCalls calls) : ICheckup
{
    private const string Nobody = "qlik-rotator-checkup";
    private const string NoVersion = "00000000000000000000000000000000";

    public string Subject => "Key Vault";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var vault in connections.All)
        {
            yield return await CheckupFinding.TryAsync(vault.Uri.Authority, () => ListAsync(vault.Uri, ct));
            yield return await CheckupFinding.TryAsync(vault.Uri.Authority, () => ChangeAsync(vault.Uri, ct));
        }
    }

    private async Task<CheckupFinding> ListAsync(Uri uri, CancellationToken ct)
    {
        var answer = await calls.AskAsync(uri, async vault => await CountAsync(vault, ct), ct);
        return answer.TryGet(out var counted, out var problem)
            ? new(
                uri.Authority,
                Good: true,
                new(AzureCodes.VaultLists, $"It lists {counted.All} secrets, {counted.Managed} managed.")
            )
            : new(uri.Authority, Good: false, problem, "Give the rotator's identity the right to list secrets there.");
    }

    private async Task<CheckupFinding> ChangeAsync(Uri uri, CancellationToken ct)
    {
        var properties = new SecretProperties(new Uri(uri, $"/secrets/{Nobody}/{NoVersion}"));
        var answer = await calls.AskAsync(
            uri,
            async vault => (await vault.Secrets.UpdateSecretPropertiesAsync(properties, ct)).Value,
            ct
        );
        return answer.Problem is { Code: not CoreCodes.SecretNotFound } problem
            ? new(uri.Authority, Good: false, problem, "Give the rotator's identity the right to change secrets there.")
            : new(uri.Authority, Good: true, new(AzureCodes.VaultChanges, "Tags and dates may be changed."));
    }

    private static async Task<Counted> CountAsync(VaultConnection vault, CancellationToken ct)
    {
        var counted = new Counted(0, 0);
        await foreach (var secret in vault.Secrets.GetPropertiesOfSecretsAsync(ct))
        {
            var managed = secret.Tags.ContainsKey(ManagedTags.Source) ? 1 : 0;
            counted = new Counted(counted.All + 1, counted.Managed + managed);
        }

        return counted;
    }

    private sealed record Counted(int All, int Managed);
}
