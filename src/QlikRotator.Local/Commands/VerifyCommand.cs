using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Scanning;
using QlikRotator.Core.Registry;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>verify</c>: do vault and tenants still agree?</summary>
internal static class VerifyCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("verify", "Compare every managed secret with its tenant.");
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var scan = services.GetRequiredService<CredentialScan>();
                var report = await scan.RunAsync(ct);
                Show(session.Terminal, report);
                session.Terminal.Answer(
                    new VerifyAnswer(
                        report.IsClean,
                        report.Findings,
                        report.Problems,
                        [.. report.Left.Select(LeftRow.Of)],
                        [.. report.Lost.Select(LostRow.Of)],
                        report.Unread
                    )
                );
                return report.IsClean ? ExitCode.Done
                    : report.NeedsPerson ? ExitCode.PersonNeeded
                    : ExitCode.Failed;
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, ScanReport report)
    {
        var listing = new Listing("secret", "credential", "verdict", "created", "family", "tenant");
        foreach (var one in report.Findings)
        {
            listing.Add(
                one.Secret.ToString(),
                one.CredentialId,
                VerdictWords.Of(one.Verdict),
                $"{one.CreatedAt:yyyy-MM-dd}",
                one.Family,
                one.Tenant
            );
        }

        listing.Write(terminal);
        InventoryNotes.Tell(terminal, report.Unread);
        InventoryNotes.Tell(terminal, [.. report.Lost.Select(LostRow.Of)]);
        foreach (var problem in report.Problems.Where(problem => !report.IsLost(problem.Secret)))
        {
            terminal.Error.WriteLine($"{problem.Secret}: {problem.Reason.Message}");
        }

        foreach (var left in report.Left.Select(LeftRow.Of))
        {
            terminal.Error.WriteLine(
                $"{left.Secret}: {left.CredentialId} is left alive since {left.Since:yyyy-MM-dd}. {left.Why?.Message} {left.WhatToDo}"
            );
        }

        terminal.Say(
            $"{Words.Count(report.Findings.Count, "credential")}, {Words.Count(report.Problems.Count, "problem")}, {report.Left.Count} left alive."
        );
    }
}

internal sealed record VerifyAnswer(
    bool Clean,
    IReadOnlyList<ScanFinding> Findings,
    IReadOnlyList<ScanProblem> Problems,
    IReadOnlyList<LeftRow> Left,
    IReadOnlyList<LostRow> Lost,
    IReadOnlyList<UnreadPlace> Unread
);
