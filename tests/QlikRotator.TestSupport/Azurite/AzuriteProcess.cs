using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using QlikRotator.TestSupport.Npm;

namespace QlikRotator.TestSupport.Azurite;

/// <summary>Azurite in a process of its own, in memory, each service on a free port. It ends with the process that started it.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    /// <summary>All there are, in the order in which Azurite starts them.</summary>
    public static readonly string[] EveryService = ["blob", "queue", "table"];

    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
    private readonly List<int> _ports = [];
    private readonly string[] _services;
    private readonly Process _process;

    private AzuriteProcess(string folder, string[] services, IEnumerable<string> accounts, bool logRequests)
    {
        _services = services;
        _process = Process.Start(Command(folder, accounts, logRequests))!;
    }

    /// <param name="services">One of them, or <see cref="EveryService"/>.</param>
    /// <param name="accounts">Names of the storage accounts that exist.</param>
    /// <param name="onRequest">Gets a line for every request that was served.</param>
    public static async Task<AzuriteProcess> StartAsync(
        string[] services,
        IEnumerable<string> accounts,
        CancellationToken ct,
        Action<string>? onRequest = null
    )
    {
        var folder = new NpmFolder("azurite");
        await folder.InstallAsync(ct);
        var azurite = new AzuriteProcess(folder.Folder, services, accounts, onRequest is not null);
        await azurite.ListenAsync(ct);
        if (onRequest is not null)
        {
            _ = azurite.ReadAsync(onRequest);
        }

        return azurite;
    }

    public string ConnectionString(string account)
    {
        var endpoints = _services.Zip(_ports, (service, port) => $"{Title(service)}Endpoint=http://127.0.0.1:{port}/{account};");
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={_key};{string.Concat(endpoints)}";
    }

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
        while (_ports.Count < _services.Length)
        {
            var line = await _process.StandardOutput.ReadLineAsync(ct);
            seen.Add(line ?? throw new InvalidOperationException($"Azurite ended before it listened: {string.Join('\n', seen)}"));
            if (line.StartsWith("PORT ", StringComparison.Ordinal))
            {
                _ports.Add(int.Parse(line["PORT ".Length..], CultureInfo.InvariantCulture));
            }
        }
    }

    private async Task ReadAsync(Action<string> onRequest)
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            onRequest(line);
        }
    }

    private ProcessStartInfo Command(string folder, IEnumerable<string> accounts, bool logRequests) =>
        new(
            "node",
            [
                "start.cjs",
                _services is [var only] ? only : "all",
                "--inMemoryPersistence",
                "--disableTelemetry",
                "--skipApiVersionCheck",
                .. logRequests ? Array.Empty<string>() : ["--silent"],
                .. _services.SelectMany(service => new[] { $"--{service}Port", "0" }),
            ]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account}:{_key}")) },
        };

    private static string Title(string service) => char.ToUpperInvariant(service[0]) + service[1..];
}
