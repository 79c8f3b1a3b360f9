using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Standalone;

/// <summary>
/// The settings of the Functions app for a run on this machine: the example beside them, with what is known only now in place of its
/// words in braces.
/// </summary>
internal static class LocalSettings
{
    private const string Ending = "local.settings.json";

    public static async Task WriteAsync(FileInfo file, QlikSimulator qlik, KeyVaultSimulator vault, CancellationToken ct)
    {
        var example = Path.Combine(file.DirectoryName!, Ending.Replace(".json", ".example.json", StringComparison.Ordinal));
        var text = await File.ReadAllTextAsync(example, ct);
        await File.WriteAllTextAsync(
            file.FullName,
            text.Replace("{qlik}", qlik.Address.AbsoluteUri, StringComparison.Ordinal)
                .Replace("{vault}", vault.Address.AbsoluteUri, StringComparison.Ordinal)
                .Replace("{vault-certificate-sha256}", vault.CertificateThumbprint, StringComparison.Ordinal)
                .Replace("{acme-client}", Estate.RotatorOf(qlik, Estate.Acme), StringComparison.Ordinal)
                .Replace("{globex-client}", Estate.RotatorOf(qlik, Estate.Globex), StringComparison.Ordinal)
                .Replace("{region-client}", Estate.RegionClientOf(qlik), StringComparison.Ordinal)
                .Replace("{organization-client}", Estate.RotatorOf(qlik, Estate.Organization), StringComparison.Ordinal),
            ct
        );
    }
}
