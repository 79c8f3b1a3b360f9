using System.CommandLine;
using QlikRotator.Core;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;

namespace QlikRotator.Local.Commands;

internal static class DemoCommand
{
    private static readonly Uri AnyPort = new("http://127.0.0.1:0");

    public static Command Create(CommonOptions common)
    {
        var autoApprove = new Option<bool>("--auto-approve") { Description = "Answer the approval question with yes." };
        var verbose = new Option<bool>("--verbose") { Description = "Every event of every rotation." };
        var command = new Command("demo", "Rotate a secret of each kind, over simulators.") { autoApprove, verbose };
        command.Does(
            common,
            async (session, ct) =>
            {
                var automatic = session.Parsed.GetValue(autoApprove);
                if (!automatic && !session.Terminal.Attended)
                {
                    return session.Terminal.Fail(
                        ExitCode.Usage,
                        new Reason(LocalCodes.BadArguments, "Nobody can be asked for approval here: add --auto-approve.")
                    );
                }

                using var stage = new DemoStage(session.Terminal);
                var answer = await RunAsync(stage, automatic, session.Parsed.GetValue(verbose), ct);
                DemoSummary.Show(stage.Terminal, answer);
                stage.Terminal.Answer(answer);
                return answer.Good ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static async Task<DemoAnswer> RunAsync(DemoStage stage, bool automatic, bool verbose, CancellationToken ct)
    {
        await using var estate = await DemoEstate.StartWholeAsync(ct);
        foreach (var line in verbose ? estate.Describe() : [])
        {
            stage.Terminal.Say(line);
        }

        IReadOnlyList<DemoRotation> rotations;
        await using (var app = WebHost.Create(estate.Settings(stage.Folder), stage.Terminal, AnyPort, stage.Capture))
        {
            await app.StartAsync(ct);
            await estate.SubscribeAsync(app.EventsOf(), ct);
            rotations = await new DemoRun(estate, stage.Terminal, app.Services, automatic, verbose).RunAsync(ct);
            await app.StopAsync(ct);
        }

        var found = stage.Search(estate.ValuesInPlay(), estate.Told());
        foreach (var one in found)
        {
            await stage.Terminal.Error.WriteLineAsync($"A value was found in {one.Place}.");
        }

        return new DemoAnswer(rotations, found.Count);
    }
}
