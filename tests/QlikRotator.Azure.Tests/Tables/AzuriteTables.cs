using System.Diagnostics;
using System.Security.Cryptography;
using QlikRotator.Azure.Tests.Tables;
using QlikRotator.TestSupport.Npm;

[assembly: AssemblyFixture(typeof(AzuriteTables))]

namespace QlikRotator.Azure.Tests.Tables;

/// <summary>Azurite's table service on a port of its own, in memory, started when the first test asks for it.</summary>
public sealed class AzuriteTables : IAsyncDisposable
{
    private const string Account = "ledger";

    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    private readonly Lazy<Task<int>> _port;

    private Process? _process;

    public AzuriteTables() => _port = new Lazy<Task<int>>(StartAsync);

    public async Task<string> ConnectionStringAsync() =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={_key};"
        + $"TableEndpoint=http://127.0.0.1:{await _port.Value}/{Account};";

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
    }

    private async Task<int> StartAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var folder = new NpmFolder("azurite");
        await folder.InstallAsync(patience.Token);
        _process = Process.Start(Command(folder.Folder))!;
        var seen = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            seen.Add(line);
            if (line.StartsWith("PORT ", StringComparison.Ordinal))
            {
                return int.Parse(line["PORT ".Length..]);
            }
        }

        throw new InvalidOperationException($"Azurite ended before it listened: {string.Join('\n', seen)}");
    }

    private ProcessStartInfo Command(string folder) =>
        new(
            "node",
            [
                "start.cjs",
                "table",
                "--inMemoryPersistence",
                "--silent",
                "--disableTelemetry",
                "--skipApiVersionCheck",
                "--tablePort",
                "0",
            ]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{_key}" },
        };
}
