using System.CommandLine;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Commands;

/// <summary><c>verify-ledger</c>: an auditor's question. Reads only.</summary>
internal static class VerifyLedgerCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command(
            "verify-ledger",
            "Check the hash chain of every rotation: was a recorded event changed, removed or put in? Fails with the first broken link of each broken chain."
        );
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var answer = await CheckAsync(services.GetRequiredService<RotationLedger>(), ct);
                foreach (var link in answer.Broken)
                {
                    await session.Terminal.Error.WriteLineAsync(
                        $"Rotation {link.RotationId} of {link.Secret}, event {link.Sequence}: {link.What}"
                    );
                }

                session.Terminal.Say(
                    $"{answer.Rotations} rotations with {answer.Events} events, {answer.Broken.Count} broken chains."
                );
                session.Terminal.Answer(answer);
                return answer.Broken.Count == 0 ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static async Task<LedgerAnswer> CheckAsync(RotationLedger ledger, CancellationToken ct)
    {
        var rotations = 0;
        var events = 0;
        var broken = new List<BrokenLink>();
        await foreach (var record in ledger.ListAsync(ct))
        {
            var chain = await ChainCheck.RunAsync(record, ledger.EventsAsync(record.RotationId, ct), ct);
            rotations++;
            events += chain.Events;
            broken.AddRange(chain.Broken is { } link ? [link] : []);
        }

        return new LedgerAnswer(rotations, events, broken);
    }
}

/// <param name="Broken">The first broken link of every broken chain.</param>
internal sealed record LedgerAnswer(int Rotations, int Events, IReadOnlyList<BrokenLink> Broken);
