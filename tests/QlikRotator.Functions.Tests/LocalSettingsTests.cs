using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Discovering;
using QlikRotator.Core.Ports;
using QlikRotator.Functions.Hosting;
using QlikRotator.Simulators.Standalone;
using QlikRotator.Simulators.Tests.Standalone;

namespace QlikRotator.Functions.Tests;

/// <summary>The README's local run: the simulators fill in the example, and the app works with what they wrote.</summary>
public sealed class LocalSettingsTests
{
    private static readonly string[] Managed =
    [
        "reporting-client",
        "monitoring-api-key",
        "nightly-trigger",
        "crm-password",
        "mail-password",
        "initech-client",
        "hooli-client",
        "tenant-list-client",
        "provisioning-client",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Example_FilledInByTheSimulators_SeesTheSecretsAndSignsInToEveryTenant()
    {
        var folder = Directory.CreateTempSubdirectory("qlikrotator-local-settings-");
        const string example = "local.settings.example.json";
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, example),
            Repository.Read($"src/QlikRotator.Functions/{example}"),
            Ct
        );
        var file = Path.Combine(folder.FullName, "local.settings.json");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using var printed = new WaitingWriter("Ctrl+C stops.");
        var run = SimulatorCommand
            .Create()
            .Parse(["--qlik-port", "0", "--vault-port", "0", "--local-settings", file])
            .InvokeAsync(new InvocationConfiguration { Output = printed }, stop.Token);
        await printed.Seen.WaitAsync(Ct);
        await using var app = AppOf(file);

        var secrets = (await app.GetRequiredService<ISecretRegistry>().ListManagedAsync(Ct)).Managed;
        var reader = app.GetRequiredService<ITenantReader>();
        var tenants = new List<TenantContents>();
        foreach (var tenant in reader.Tenants)
        {
            tenants.Add(await reader.ReadAsync(tenant, Ct));
        }

        secrets.Select(one => one.Reference.Name).ShouldBe(Managed, ignoreOrder: true);
        tenants.Count.ShouldBe(5);
        tenants.SelectMany(one => one.Problems).ShouldBeEmpty();
        await stop.CancelAsync();
        (await run).ShouldBe(0);
        folder.Delete(recursive: true);
    }

    private static ServiceProvider AppOf(string file)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(file));
        var values = settings
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(one => one.Name.Replace("__", ":", StringComparison.Ordinal), one => one.Value.GetString());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IConfiguration>(configuration)
            .AddRotator(configuration)
            .BuildServiceProvider();
    }
}
