using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Scanning;
using QlikRotator.Core;
using QlikRotator.Local.Commands.Discovering;
using QlikRotator.Local.Progress;
using QlikRotator.Qlik.Discovery;

namespace QlikRotator.Local.Commands;

/// <summary><c>discover</c>: what is there that nobody manages? Reads only.</summary>
internal static class DiscoverCommand
{
    public static Command Create(CommonOptions common)
    {
        var tenant = new Option<string?>("--tenant") { Description = "This tenant only; all where left out." };
        var command = new Command("discover", "List what the tenants hold, managed or not.") { tenant };
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var reader = services.GetRequiredService<ITenantReader>();
                var host = session.Parsed.GetValue(tenant);
                if (host is not null && !reader.Tenants.Contains(host, StringComparer.OrdinalIgnoreCase))
                {
                    return session.Terminal.Fail(
                        ExitCode.Usage,
                        $"Tenant '{host}' is not configured. Configured: {string.Join(", ", reader.Tenants)}."
                    );
                }

                var report = await services.GetRequiredService<SecretInventory>().ReadAsync(ct);
                var findings = report.Incomplete is null ? await FindingsAsync(services, ct) : [];
                var managed = new ManagedResources([.. report.Secrets.Select(one => one.Secret)], findings);
                var tenants = new List<TenantDiscovery>();
                foreach (var one in host is null ? reader.Tenants : [host])
                {
                    tenants.Add(TenantDiscovery.Of(await reader.ReadAsync(one, ct), managed));
                }

                var code = Complete(session.Terminal, tenants, report.Incomplete);
                DiscoveryText.Show(session.Terminal, tenants, report.Incomplete is null);
                session.Terminal.Answer(new DiscoverAnswer(tenants, report.Incomplete));
                return code;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<ScanFinding>> FindingsAsync(IServiceProvider services, CancellationToken ct) =>
        (await services.GetRequiredService<CredentialScan>().RunAsync(ct)).Findings;

    private static int Complete(Terminal terminal, List<TenantDiscovery> tenants, Reason? incomplete)
    {
        var unread = false;
        foreach (var one in tenants)
        {
            foreach (var problem in one.Problems)
            {
                terminal.Error.WriteLine($"{one.Tenant}: {problem}");
                unread = true;
            }
        }

        return SecretsCommand.Complete(terminal, incomplete) == ExitCode.Done && !unread ? ExitCode.Done : ExitCode.Failed;
    }
}

internal sealed record DiscoverAnswer(IReadOnlyList<TenantDiscovery> Tenants, Reason? Incomplete);
