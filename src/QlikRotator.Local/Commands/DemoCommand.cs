using System.CommandLine;
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
        var command = new Command("demo", "A whole rotation of each kind of secret, against simulators on this machine.")
        {
            autoApprove,
        };
        command.Does(
            common,
            async (session, ct) =>
            {
                var automatic = session.Parsed.GetValue(autoApprove);
                if (!automatic && !session.Terminal.Attended)
                {
                    await session.Terminal.Error.WriteLineAsync("Nobody can be asked for approval here: add --auto-approve.");
                    return ExitCode.Usage;
                }

                using var stage = new DemoStage(session.Terminal);
                var answer = await RunAsync(stage, automatic, ct);
                DemoSummary.Show(stage.Terminal, answer);
                stage.Terminal.Answer(answer);
                return answer.Good ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static async Task<DemoAnswer> RunAsync(DemoStage stage, bool automatic, CancellationToken ct)
    {
        await using var estate = await DemoEstate.StartWholeAsync(ct);
        foreach (var line in estate.Describe())
        {
            stage.Terminal.Say(line);
        }

        IReadOnlyList<DemoRotation> rotations;
        await using (var app = WebHost.Create(estate.Settings(stage.Folder), stage.Terminal, AnyPort, stage.Capture))
        {
            await app.StartAsync(ct);
            await estate.SubscribeAsync(app.EventsOf(), ct);
            rotations = await new DemoRun(estate, stage.Terminal, app.Services, automatic).RunAsync(ct);
            await app.StopAsync(ct);
        }

        stage.Terminal.Say($"Cards in the Teams channel: {estate.Teams.Cards.Count}");

        var found = stage.Search(estate.ValuesInPlay(), estate.Told());
        foreach (var one in found)
        {
            await stage.Terminal.Error.WriteLineAsync($"A value was found in {one.Place}.");
        }

        return new DemoAnswer(rotations, found.Count);
    }
}
