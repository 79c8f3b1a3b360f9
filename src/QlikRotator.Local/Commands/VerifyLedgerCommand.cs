using System.CommandLine;
using System.Text.Json.Serialization;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Scanning;
using QlikRotator.Core.Ledger;

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
                var witness = services.GetRequiredService<LedgerWitness>();
                var sealer = services.GetRequiredService<LedgerSealer>();
                var answer = await CheckAsync(services.GetRequiredService<LedgerVerifier>(), witness, sealer, ct);
                foreach (var link in answer.Broken)
                {
                    await session.Terminal.Error.WriteLineAsync(
                        $"Rotation {link.RotationId} of {link.Secret}, event {link.Sequence}: {link.What}"
                    );
                }

                foreach (var one in answer.Unrecorded)
                {
                    await session.Terminal.Error.WriteLineAsync(
                        $"Version {one.Version} of {one.Secret} was written on {one.WrittenOn:u} by rotation {one.RotationId}, "
                            + "of which the ledger knows nothing."
                    );
                }

                foreach (var one in answer.BrokenSeals)
                {
                    await session.Terminal.Error.WriteLineAsync($"Seal of {one.Until:u}: {one.What}");
                }

                session.Terminal.Say(
                    $"{answer.Rotations} rotations with {answer.Events} events, {answer.Broken.Count} broken chains, "
                        + $"{answer.Unrecorded.Count} versions by unrecorded rotations, {answer.Seals} seals, "
                        + $"{answer.BrokenSeals.Count} of them broken."
                );
                session.Terminal.Say(
                    "A whole chain proves that its events are as they were added. The vault's versions prove that no rotation which wrote "
                        + "one is missing. A whole seal proves that the ledger up to its day is what the rotator's key signed; compare its "
                        + "signature with the log's, which whoever may write the ledger cannot change."
                );
                session.Terminal.Answer(answer);
                return answer.IsWhole ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    private static async Task<LedgerAnswer> CheckAsync(
        LedgerVerifier verifier,
        LedgerWitness witness,
        LedgerSealer sealer,
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

        return new LedgerAnswer(rotations, events, broken, await witness.FindUnrecordedAsync(ct).ToListAsync(ct))
        {
            Seals = await sealer.CountAsync(ct),
            BrokenSeals = await sealer.VerifyAsync(ct).ToListAsync(ct),
        };
    }
}

/// <param name="Sequence">Where the chain breaks, from 1.</param>
internal sealed record BrokenChain(string RotationId, string Secret, int Sequence, string What)
{
    public static BrokenChain Of(RotationRecord rotation, BrokenLink link) =>
        new(rotation.RotationId, rotation.Subject.Name, link.Sequence, link.What);
}

/// <param name="Broken">The first broken link of every broken chain.</param>
/// <param name="Unrecorded">Versions whose rotation left no trace in the ledger.</param>
internal sealed record LedgerAnswer(
    int Rotations,
    int Events,
    IReadOnlyList<BrokenChain> Broken,
    IReadOnlyList<UnrecordedRotation> Unrecorded
)
{
    /// <summary>Signed hashes of the whole ledger, one for each day.</summary>
    public int Seals { get; init; }

    public IReadOnlyList<BrokenSeal> BrokenSeals { get; init; } = [];

    [JsonIgnore]
    public bool IsWhole => Broken.Count == 0 && Unrecorded.Count == 0 && BrokenSeals.Count == 0;
}
