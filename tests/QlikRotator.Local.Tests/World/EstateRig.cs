using Microsoft.Extensions.Configuration;
using QlikRotator.Local.Demo;

namespace QlikRotator.Local.Tests.World;

/// <summary>The demo's estate with the settings a user would give on the command line, and a state folder of its own.</summary>
internal sealed class EstateRig : IAsyncDisposable
{
    private readonly TestFolder _folder = new();

    private EstateRig(DemoEstate estate) => Estate = estate;

    /// <summary>Somebody who may approve and did not ask.</summary>
    public const string Approver = DemoEstate.Approver;

    public DemoEstate Estate { get; }

    /// <summary>The state folder, where the ledger is.</summary>
    public string Folder => _folder.Path;

    public static async Task<EstateRig> StartAsync() => new(await DemoEstate.StartAsync(TestContext.Current.CancellationToken));

    /// <summary>The OAuth client that the rotator signs in with.</summary>
    public string RotatorOf(string tenant) =>
        Estate.Settings(Folder)[$"Rotator:Tenants:{(tenant == DemoEstate.Acme ? 0 : 1)}:Auth:ClientId"]!;

    public Task<CommandResult> RunAsync(params string[] args) =>
        CommandLine.RunAsync(TestContext.Current.CancellationToken, [.. args, .. Settings()]);

    public IEnumerable<string> Settings() =>
        Estate
            .Settings(_folder.Path)
            .AsEnumerable()
            .Where(setting => setting.Value is not null && setting.Key.StartsWith("Rotator", StringComparison.Ordinal))
            .SelectMany(setting => new[] { "--setting", $"{setting.Key}={setting.Value}" });

    public async ValueTask DisposeAsync()
    {
        await Estate.DisposeAsync();
        _folder.Dispose();
    }
}
