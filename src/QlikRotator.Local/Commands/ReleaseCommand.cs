using System.CommandLine;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Core;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>release</c>: consumers read the vault, so what is old may die.</summary>
internal static class ReleaseCommand
{
    public static Command Create(CommonOptions common)
    {
        var secrets = new Argument<string[]>("secret")
        {
            Description = "Names of held secrets, or vault/name.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var tenant = new Option<string?>("--tenant") { Description = "All that are held at this tenant." };
        var family = new Option<string?>("--family") { Description = $"All of one family: {SourceNames.All}." };
        var all = new Option<bool>("--all") { Description = "All that are held." };
        var reason = new Option<string?>("--reason") { Description = "Recorded with it." };
        var command = new Command("release", "Say that consumers read the vault now.") { secrets, tenant, family, all, reason };
        command.Validators.Add(parsed =>
        {
            var problem =
                FreeText.Problem(parsed.GetValue(reason), "--reason")
                ?? new ReleaseOrder(
                    parsed.GetValue(secrets) ?? [],
                    parsed.GetValue(tenant),
                    parsed.GetValue(family),
                    parsed.GetValue(all),
                    Person.Here,
                    null
                ).WhyNot();
            if (problem is not null)
            {
                parsed.AddError(problem.Message);
            }
        });
        command.LooksAnywhere(
            common,
            async (session, services, ct) =>
            {
                var order = new ReleaseOrder(
                    session.Parsed.GetValue(secrets) ?? [],
                    session.Parsed.GetValue(tenant),
                    session.Parsed.GetValue(family),
                    session.Parsed.GetValue(all),
                    Person.Here,
                    session.Parsed.GetValue(reason)
                );
                var answer = await services.GetRequiredService<ISecretOrders>().ReleaseAsync(order, ct);
                foreach (var problem in answer.Problems)
                {
                    await session.Terminal.Error.WriteLineAsync(problem.Message);
                }

                Say(session.Terminal, answer);
                session.Terminal.Answer(answer);
                return answer.Problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static void Say(Terminal terminal, ReleaseAnswer answer)
    {
        foreach (var one in answer.Released)
        {
            terminal.Say($"Released: {one}");
            foreach (var after in answer.After.Where(after => after.Secret == one))
            {
                terminal.Say($"  {after.What}");
            }
        }

        if (answer.Released.Count == 0)
        {
            terminal.Say("Nothing was released.");
        }
        else if (answer.After.Any(after => after.BySweep))
        {
            terminal.Say("Sweeps come daily where the app or 'serve' runs; 'serve --simulate' has none.");
        }
    }
}
