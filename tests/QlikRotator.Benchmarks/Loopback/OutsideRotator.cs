using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Journal;

namespace QlikRotator.Benchmarks.Loopback;

/// <summary>The local host as it is, alone in this process: tenant and vault are in another.</summary>
internal sealed class OutsideRotator : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-run-");
    private readonly IHost _host;

    private OutsideRotator(OutsideEstate estate)
    {
        Estate = estate;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(estate.Settings);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Rotator:Ledger:Kind"] = "sqlite", ["Rotator:Ledger:Folder"] = _folder.FullName }
        );
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddRotator(builder.Configuration).AddHostedService<JournalService>();
        _host = builder.Build();
    }

    public OutsideEstate Estate { get; }

    public FastClock Clock { get; } = new(factor: 1);

    public IServiceProvider Services => _host.Services;

    public static async Task<OutsideRotator> StartAsync(OutsideSecrets kind, int secrets)
    {
        var rotator = new OutsideRotator(await OutsideEstate.StartAsync(kind, secrets));
        await rotator._host.StartAsync(CancellationToken.None);
        return rotator;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        await Estate.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
