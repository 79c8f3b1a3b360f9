using System.CommandLine;
using System.Text.Json.Serialization;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Scanning;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;

namespace QlikRotator.Local.Commands;

/// <summary><c>verify-ledger</c>: an auditor's question. Reads only.</summary>
internal static class VerifyLedgerCommand
{
    public static Command Create(CommonOptions common)
    {
        var command = new Command("verify-ledger", "Check that the ledger is whole and unchanged.");
        command.Looks(
            common,
            async (session, services, ct) =>
            {
                var unrecorded = services.GetRequiredService<UnrecordedRotations>();
                var seals = services.GetRequiredService<SealVerifier>();
                var answer = await CheckAsync(services.GetRequiredService<LedgerVerifier>(), unrecorded, seals, ct);
                foreach (var link in answer.Broken)
                {
                    await session.Terminal.Error.WriteLineAsync(
                        $"Rotation {link.RotationId} of {link.Secret.Name}, event {link.Sequence}: {link.What}"
                    );
                }

                foreach (var one in answer.Unrecorded)
                {
                    await session.Terminal.Error.WriteLineAsync(
                        $"Version {one.Version} of {one.Secret} was written on {one.WrittenAt:u} by rotation {one.RotationId}, "
                            + "of which the ledger knows nothing."
                    );
                }

                foreach (var one in answer.Seals.Broken)
                {
                    await session.Terminal.Error.WriteLineAsync($"Seal of {one.Until:u}: {one.Broken}");
                }

                foreach (var one in answer.Seals.Unreadable)
                {
                    await session.Terminal.Error.WriteLineAsync(one);
                }

                SealWords.Summary(answer).ForEach(session.Terminal.Say);
                session.Terminal.Answer(answer);
                return answer.IsWhole ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static async Task<LedgerAnswer> CheckAsync(
        LedgerVerifier verifier,
        UnrecordedRotations unrecorded,
        SealVerifier seals,
        CancellationToken ct
    )
    {
        var rotations = 0;
        var events = 0;
        var broken = new List<BrokenChain>();
        await foreach (var one in verifier.VerifyAsync(from: null, to: null, ct))
        {
            rotations++;
            events += one.Events.Count;
            broken.AddRange(one.Broken is { } link ? [BrokenChain.Of(one.Rotation, link)] : []);
        }

        return new LedgerAnswer(
            rotations,
            events,
            broken,
            await unrecorded.FindAsync(ct).ToListAsync(ct),
            await seals.VerifyAsync(ct)
        );
    }
}

/// <param name="Sequence">Where the chain breaks, from 1.</param>
internal sealed record BrokenChain(string RotationId, SecretReference Secret, int Sequence, string What)
{
    public static BrokenChain Of(RotationRecord rotation, BrokenLink link) =>
        new(rotation.RotationId, rotation.Subject.ToSecret(), link.Sequence, link.What);
}

/// <param name="Broken">The first broken link of every broken chain.</param>
/// <param name="Unrecorded">Versions whose rotation left no trace in the ledger.</param>
internal sealed record LedgerAnswer(
    int Rotations,
    int Events,
    IReadOnlyList<BrokenChain> Broken,
    IReadOnlyList<UnrecordedRotation> Unrecorded,
    SealReport Seals
)
{
    [JsonIgnore]
    public bool IsWhole => Broken.Count == 0 && Unrecorded.Count == 0 && Seals.IsWhole;
}
