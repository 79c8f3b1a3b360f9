using System.CommandLine;
using QlikRotator.Application.Adopting;
using QlikRotator.Application.Messages;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands;

/// <summary><c>adopt</c>: puts secrets that exist already under management.</summary>
internal static class AdoptCommand
{
    public static Command Create(CommonOptions common)
    {
        var options = new AdoptOptions();
        var command = new Command("adopt", "Put a secret, or a file of them, under management.");
        options.AddTo(command);
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var list = options.Orders(session.Parsed);
                if (list.Problem is { } problem)
                {
                    return session.Terminal.Fail(ExitCode.Usage, problem);
                }

                var results = new List<AdoptionResult>();
                foreach (var order in list.Orders)
                {
                    results.Add(await AdoptAsync(services, order, options.IsDryRun(session.Parsed), ct));
                }

                Show(session.Terminal, results);
                session.Terminal.Answer(new AdoptAnswer(results));
                return results.TrueForAll(one => one.Kind != AdoptionKind.Refused) ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    /// <summary>One that cannot be reached stops none of the others.</summary>
    private static async Task<AdoptionResult> AdoptAsync(
        IServiceProvider services,
        AdoptionOrder order,
        bool dryRun,
        CancellationToken ct
    )
    {
        try
        {
            return await services.GetRequiredService<Adoption>().AdoptAsync(order, dryRun, ct);
        }
        catch (TryAgainException outage)
        {
            return new AdoptionResult(
                order.Secret,
                Secret: null,
                AdoptionKind.Refused,
                outage.Reason,
                new Dictionary<string, string>(),
                ExpiresAt: null
            );
        }
    }

    private static void Show(Terminal terminal, List<AdoptionResult> results)
    {
        var listing = new Listing("secret", "result", "expires", "due", "old one dies", "why");
        foreach (var one in results)
        {
            listing.Add(
                one.Named,
                AdoptionWords.Of(one.Kind),
                $"{one.ExpiresAt:yyyy-MM-dd}",
                $"{one.DueAt:yyyy-MM-dd}",
                one.Retirement is { } fate ? ForecastWords.Short(fate) : null,
                one.Reason.Message
            );
        }

        listing.Write(terminal);
        if (results is [{ Retirement: { } forecast }])
        {
            terminal.Say(ForecastWords.Of(forecast));
        }
        else if (results.Exists(one => one.Retirement is { IsHeld: true }))
        {
            terminal.Say("Once consumers read the vault, release what is held: the command 'release', or the secret's page.");
        }

        foreach (var (name, text) in results is [var only] ? only.Tags : new Dictionary<string, string>())
        {
            terminal.Say($"  {name} = {text}");
        }
    }
}

internal sealed record AdoptAnswer(IReadOnlyList<AdoptionResult> Results);
