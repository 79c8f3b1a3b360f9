using System.CommandLine;
using QlikRotator.Application.Scanning;
using QlikRotator.Core.Ownership;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>verify</c>: do vault and tenants still agree?</summary>
internal static class VerifyCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command(
            "verify",
            "Compare every managed secret with its tenant: does the vault's value work, and whose is each credential? "
                + "Ends with 3 where something is left that a person must settle, with 1 where a tenant or vault could not be asked."
        );
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var scan = services.GetRequiredService<CredentialScan>();
                var report = await scan.RunAsync(ct);
                Show(session.Terminal, report);
                session.Terminal.Answer(new VerifyAnswer(report.IsClean, report.Findings, report.Problems, report.Left));
                return report.IsClean ? ExitCode.Done
                    : report.NeedsPerson ? ExitCode.PersonNeeded
                    : ExitCode.Failed;
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, ScanReport report)
    {
        var listing = new Listing("secret", "tenant", "source", "credential", "created", "verdict");
        foreach (var one in report.Findings)
        {
            listing.Add(
                one.Secret.ToString(),
                one.Tenant,
                one.Source,
                one.CredentialId,
                $"{one.CreatedAt:yyyy-MM-dd}",
                one.Verdict.ToString()
            );
        }

        listing.Write(terminal);
        foreach (var problem in report.Problems)
        {
            terminal.Error.WriteLine($"{problem.Secret}: {problem.Reason}");
        }

        foreach (var left in report.Left)
        {
            terminal.Error.WriteLine($"{left.Secret}: {left.CredentialId} is alive and nothing uses it. {left.Why?.Message}");
        }

        terminal.Say($"{report.Findings.Count} credentials, {report.Problems.Count} problems, {report.Left.Count} left alive.");
    }
}

internal sealed record VerifyAnswer(
    bool Clean,
    IReadOnlyList<ScanFinding> Findings,
    IReadOnlyList<ScanProblem> Problems,
    IReadOnlyList<CredentialRecord> Left
);
