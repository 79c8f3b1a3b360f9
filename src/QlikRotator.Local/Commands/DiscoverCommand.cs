using System.CommandLine;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Discovering;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Scanning;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Commands.Discovering;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>discover</c>: what is there that nobody manages? Reads only.</summary>
internal static class DiscoverCommand
{
    public static Command Create(CommonOptions common)
    {
        var tenant = new Option<string?>("--tenant") { Description = "This tenant only; all where left out." };
        var csv = new Option<FileInfo?>("--csv")
        {
            Description = "File to write what nobody manages to, for adopt --file.",
            HelpName = "file",
        };
        var command = new Command("discover", "List what the tenants hold, managed or not.") { tenant, csv };
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var reader = services.GetRequiredService<ITenantReader>();
                var look = services.GetRequiredService<TenantLook>();
                var host = session.Parsed.GetValue(tenant);
                if (host is not null && !reader.Tenants.Contains(host, StringComparer.OrdinalIgnoreCase))
                {
                    return session.Terminal.Fail(
                        ExitCode.Usage,
                        UnknownTenant.Of(services.GetRequiredService<IOptions<RotatorOptions>>().Value, host)
                    );
                }

                var report = await services.GetRequiredService<SecretInventory>().ReadAsync(ct);
                var findings = await FindingsAsync(services, ct);
                var managed = new ManagedResources([.. report.Secrets.Select(one => one.Secret)], findings);
                var tenants = new List<TenantDiscovery>();
                foreach (var one in host is null ? reader.Tenants : [host])
                {
                    tenants.Add(TenantDiscovery.Of(await reader.ReadAsync(one, ct), managed, look.OwnClientOf(one)));
                }

                var lost = LostRow.From(report);
                InventoryNotes.Tell(session.Terminal, report.Unread);
                InventoryNotes.Tell(session.Terminal, lost);
                var complete = TellProblems(session.Terminal, tenants);
                DiscoveryText.Show(session.Terminal, tenants, report.Incomplete is null);
                var written =
                    session.Parsed.GetValue(csv) is not { } file
                    || await AdoptionCsv.WriteAsync(session.Terminal, file, tenants, report.Incomplete, ct);

                session.Terminal.Answer(new DiscoverAnswer(tenants, lost, report.Unread, report.Incomplete));
                var code = InventoryNotes.CodeOf(lost, report.Unread);
                return code == ExitCode.Done && !(complete && written) ? ExitCode.Failed : code;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<ScanFinding>> FindingsAsync(IServiceProvider services, CancellationToken ct) =>
        (await services.GetRequiredService<CredentialScan>().RunAsync(ct)).Findings;

    /// <returns>Whether there are none.</returns>
    private static bool TellProblems(Terminal terminal, List<TenantDiscovery> tenants)
    {
        var complete = true;
        foreach (var one in tenants)
        {
            foreach (var problem in one.Problems)
            {
                terminal.Error.WriteLine($"{one.Tenant}: {problem}");
                complete = false;
            }
        }

        return complete;
    }
}

/// <param name="Lost">Secrets that were managed: what they hold may be among what nobody manages.</param>
internal sealed record DiscoverAnswer(
    IReadOnlyList<TenantDiscovery> Tenants,
    IReadOnlyList<LostRow> Lost,
    IReadOnlyList<UnreadPlace> Unread,
    Reason? Incomplete
);
