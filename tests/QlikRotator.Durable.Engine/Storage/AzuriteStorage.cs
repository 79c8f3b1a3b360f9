using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using QlikRotator.TestSupport.Npm;

namespace QlikRotator.Durable.Engine.Storage;

/// <summary>Azurite's blobs, queues and tables on ports of their own, in memory, with as many accounts as are wanted.</summary>
internal sealed class AzuriteStorage : IAsyncDisposable
{
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly List<int> _ports = [];
    private readonly Process _process;

    private AzuriteStorage(string folder, int accounts) => _process = Process.Start(Command(folder, accounts))!;

    public static async Task<AzuriteStorage> StartAsync(int accounts, CancellationToken ct)
    {
        var folder = new NpmFolder("azurite");
        await folder.InstallAsync(ct);
        var azurite = new AzuriteStorage(folder.Folder, accounts);
        await azurite.ListenAsync(ct);
        _ = azurite.ReadAsync();
        return azurite;
    }

    public AccessLog Log { get; } = new();

    public string ConnectionString(int account) =>
        $"DefaultEndpointsProtocol=http;AccountName={Name(account)};AccountKey={_key};"
        + $"BlobEndpoint=http://127.0.0.1:{_ports[0]}/{Name(account)};"
        + $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/{Name(account)};"
        + $"TableEndpoint=http://127.0.0.1:{_ports[2]}/{Name(account)};";

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        var seen = new List<string>();
        while (_ports.Count < 3)
        {
            var line = await _process.StandardOutput.ReadLineAsync(ct);
            seen.Add(line ?? throw new InvalidOperationException($"Azurite ended before it listened: {string.Join('\n', seen)}"));
            if (line.StartsWith("PORT ", StringComparison.Ordinal))
            {
                _ports.Add(int.Parse(line["PORT ".Length..], CultureInfo.InvariantCulture));
            }
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            Log.Keep(line);
        }
    }

    private ProcessStartInfo Command(string folder, int accounts) =>
        new(
            "node",
            [
                "start-storage.cjs",
                "--inMemoryPersistence",
                "--disableTelemetry",
                "--skipApiVersionCheck",
                "--blobPort",
                "0",
                "--queuePort",
                "0",
                "--tablePort",
                "0",
            ]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(0, accounts).Select(one => $"{Name(one)}:{_key}")),
            },
        };

    public static string Name(int account) => $"account{account.ToString(CultureInfo.InvariantCulture)}";
}
