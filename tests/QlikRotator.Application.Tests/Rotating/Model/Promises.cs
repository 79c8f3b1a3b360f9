using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>The promises of the design, as questions to a finished run.</summary>
internal static class Promises
{
    public static IReadOnlyList<string> WhyBroken(ModelRun run) =>
        [.. run.World.Broken, .. Forgotten(run), .. Deaths(run), .. Slots(run), .. Holders(run), .. Leaks(run)];

    /// <summary>P2: with a clear ending, nothing of ours is alive at the tenant whose value is not the newest in the vault.</summary>
    private static IEnumerable<string> Forgotten(ModelRun run)
    {
        var ours = run.World.Credentials.Where(one => one.Value.CreatedBy == ModelTenant.Us).ToList();
        var expected = run.Outcome.Kind switch
        {
            OutcomeKind.Rotated or OutcomeKind.KeptBoth => 1,
            OutcomeKind.Refused or OutcomeKind.Restored or OutcomeKind.Delivered => 0,
            _ => (int?)null,
        };
        if (expected is not null && ours.Count != expected)
        {
            yield return $"P2: {run.Outcome.Kind}, but {ours.Count} credentials of ours are alive";
        }

        foreach (
            var one in ours.Where(one => expected == 1 && run.World.Versions.All(version => version.Value != one.Value.Value))
        )
        {
            yield return $"P2: {one.Key} is in no vault version";
        }
    }

    /// <summary>P4: the old one is dead exactly when the rotation says so, and nobody else's ever is.</summary>
    private static IEnumerable<string> Deaths(ModelRun run)
    {
        var oldLives = run.World.Credentials.ContainsKey("old0");
        if (run.Outcome.Kind == OutcomeKind.Rotated && oldLives)
        {
            yield return "P4: rotated, but the old credential lives";
        }

        if (run.Outcome.Kind is not (OutcomeKind.Rotated or OutcomeKind.PersonNeeded) && !oldLives)
        {
            yield return $"P4: {run.Outcome.Kind}, but the old credential is dead";
        }

        for (var number = 1; number < run.World.Schedule.OldCredentials; number++)
        {
            if (!run.World.Credentials.ContainsKey($"old{number}"))
            {
                yield return $"P4: old{number} is somebody else's and was deleted";
            }
        }
    }

    /// <summary>P1 for copies: with a clear ending every slot holds a value that is accepted.</summary>
    private static IEnumerable<string> Slots(ModelRun run) =>
        run.Outcome.Kind == OutcomeKind.PersonNeeded
            ? []
            : run
                .World.Slots.Where(slot => !run.World.Accepts(slot.Value))
                .Select(slot => $"P1: slot {slot.Key} holds a dead value");

    /// <summary>Every slot has the value that the ending speaks of: all of them, or none.</summary>
    private static IEnumerable<string> Holders(ModelRun run)
    {
        var value = run.Outcome.Kind switch
        {
            OutcomeKind.PersonNeeded => null,
            OutcomeKind.Refused or OutcomeKind.Restored => run.World.Values[0],
            _ => run.World.Versions.Single(version => version.Name == run.Outcome.New!.Version.Version).Value,
        };
        return run
            .World.Slots.Where(slot => value is not null && slot.Value != value)
            .Select(slot => $"{run.Outcome.Kind}, but slot {slot.Key} has another value");
    }

    /// <summary>P6: no value in anything that was written.</summary>
    private static IEnumerable<string> Leaks(ModelRun run) =>
        run
            .World.Values.Where(value => run.Written.Any(text => text.Contains(value, StringComparison.Ordinal)))
            .Select(value => $"P6: {value}");
}
