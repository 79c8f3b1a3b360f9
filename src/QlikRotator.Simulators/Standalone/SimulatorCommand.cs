using System.CommandLine;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Standalone;

/// <summary>The simulators as a program of their own: both run with a small estate until Ctrl+C.</summary>
internal static class SimulatorCommand
{
    private const ushort QlikDefault = 5081;
    private const ushort VaultDefault = 5443;

    public static RootCommand Create()
    {
        var qlikPort = Port("--qlik-port", "Port of the Qlik Cloud simulator on 127.0.0.1; 0 takes a free one.", QlikDefault);
        var vaultPort = Port("--vault-port", "Port of the Key Vault simulator on localhost; 0 takes a free one.", VaultDefault);
        var showValues = new Option<bool>("--show-values") { Description = "Print the secret values of the estate too." };
        var localSettings = new Option<FileInfo?>("--local-settings")
        {
            Description = "Write this local.settings.json of the Functions app from the example beside it.",
        };
        var command = new RootCommand("Simulators of Qlik Cloud (http) and Azure Key Vault (https) on loopback.")
        {
            qlikPort,
            vaultPort,
            showValues,
            localSettings,
        };
        command.SetAction(
            (parsed, ct) =>
            {
                var order = new SimulatorOrder(
                    parsed.GetValue(qlikPort),
                    parsed.GetValue(vaultPort),
                    parsed.GetValue(showValues),
                    parsed.GetValue(localSettings)
                );
                return RunAsync(order, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, ct);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(SimulatorOrder order, TextWriter output, TextWriter error, CancellationToken ct)
    {
        try
        {
            var qlikOptions = new QlikSimulatorOptions
            {
                Port = order.QlikPort,
                Tenants = [Estate.Acme, Estate.Globex, Estate.Initech, Estate.Hooli],
                Organizations = [Estate.Organization],
            };
            await using var qlik = await QlikSimulator.StartAsync(qlikOptions, ct);
            await using var vault = await KeyVaultSimulator.StartAsync(
                new KeyVaultSimulatorOptions { Port = order.VaultPort },
                ct
            );
            var estate = Estate.Seed(qlik, vault.Vault);
            if (order.LocalSettings is { } file)
            {
                await LocalSettings.WriteAsync(file, qlik, vault, ct);
            }

            await PrintAsync(qlik, vault, estate, order.ShowValues, output);
            await Task.Delay(Timeout.InfiniteTimeSpan, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (IOException taken)
        {
            await error.WriteLineAsync(taken.Message);
            return 1;
        }
    }

    private static async Task PrintAsync(
        QlikSimulator qlik,
        KeyVaultSimulator vault,
        IReadOnlyList<EstateLine> estate,
        bool showValues,
        TextWriter output
    )
    {
        await output.WriteLineAsync($"qlik {qlik.Address}");
        await output.WriteLineAsync($"vault {vault.Address}");
        await output.WriteLineAsync($"vault-certificate-sha256 {vault.CertificateThumbprint}");
        foreach (var line in estate)
        {
            await output.WriteLineAsync(showValues ? $"{line.Text} {line.Value}" : line.Text);
        }

        await output.WriteLineAsync("Ctrl+C stops.");
    }

    private static Option<ushort> Port(string name, string description, ushort number) =>
        new(name) { Description = description, DefaultValueFactory = _ => number };
}
