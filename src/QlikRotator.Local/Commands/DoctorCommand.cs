using System.CommandLine;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Messages;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>doctor</c>: does everything that the settings name answer, and may the rotator do there what it needs to?</summary>
internal static class DoctorCommand
{
    public static Command Create(CommonOptions common)
    {
        var send = new Option<bool>("--send") { Description = "Also send a test message through every channel." };
        var command = new Command("doctor", "Try everything that the settings name.") { send };
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var findings = new List<CheckupFinding>();
                var scope = new CheckupScope(session.Parsed.GetValue(send));
                await foreach (var finding in services.GetRequiredService<Doctor>().RunAsync(scope, ct))
                {
                    Show(session.Terminal, finding);
                    findings.Add(finding);
                }

                var bad = findings.Count(one => !one.Good);
                session.Terminal.Say(bad == 0 ? "All good." : $"{Words.Count(bad, "thing")} to mend.");
                session.Terminal.Answer(new DoctorAnswer(findings));
                return bad == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, CheckupFinding finding)
    {
        terminal.Say($"{(finding.Good ? "ok  " : "FAIL")} {finding.Subject}: {finding.Reason.Message}");
        if (finding.Next is { } next)
        {
            terminal.Say($"     {next}");
        }
    }
}

internal sealed record DoctorAnswer(IReadOnlyList<CheckupFinding> Findings);
