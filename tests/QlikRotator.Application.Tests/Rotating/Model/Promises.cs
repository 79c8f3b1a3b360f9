using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>The promises of the design, as questions to a finished run.</summary>
internal static class Promises
{
    public static IReadOnlyList<string> WhyBroken(ModelRun run) =>
        [
            .. run.World.Broken,
            .. Forgotten(run),
            .. Deaths(run),
            .. Holds(run),
            .. Foreign(run),
            .. Slots(run),
            .. Holders(run),
            .. Leaks(run),
            .. Records(run),
        ];

    /// <summary>P9 (and P2): whatever an installation made is what a newest version hands out, dead, or listed as left.</summary>
    private static IEnumerable<string> Forgotten(ModelRun run)
    {
        var handedOut = run
            .World.OtherVersions.Values.Append(run.World.Versions)
            .Select(versions => versions.Last(version => version.Enabled).Value)
            .ToHashSet();
        return run
            .World.Credentials.Where(one =>
                one.Value.Maker is ModelTenant.Here or ModelRun.There
                && !handedOut.Contains(one.Value.Value)
                && !run.Left.Contains(one.Key)
            )
            .Select(one => $"P9: {run.Outcome.Kind}, and {one.Key} of {one.Value.Maker} is alive and forgotten");
    }

    /// <summary>P4: the old one is dead exactly when the rotation says so.</summary>
    private static IEnumerable<string> Deaths(ModelRun run)
    {
        var oldLives = run.World.Credentials.ContainsKey("old0");
        if (run.Outcome.Kind == OutcomeKind.Rotated && oldLives && run.World.Schedule.Tag == TagOfOld.Right)
        {
            yield return "P4: rotated, but the old credential lives";
        }

        if (run.Outcome.Kind is not (OutcomeKind.Rotated or OutcomeKind.PersonNeeded) && !oldLives)
        {
            yield return $"P4: {run.Outcome.Kind}, but the old credential is dead";
        }
    }

    /// <summary>What is held lives until somebody says that it may die; a leak, which a person declares, does not wait for that.</summary>
    private static IEnumerable<string> Holds(ModelRun run) =>
        run.World is { Schedule: { Held: true, Leak: false }, LeakDeclared: false, Released: false }
        && !run.World.Credentials.ContainsKey("old0")
            ? [$"held, and the old credential died: {run.Outcome.Kind}"]
            : [];

    /// <summary>What somebody else wrote while the rotation ran is never covered by a version of the rotation's.</summary>
    private static IEnumerable<string> Foreign(ModelRun run)
    {
        var ours = run.World.Versions.FindIndex(version => version.Name == run.Outcome.New?.Version.Version);
        return run.World.Versions.Take(ours < 0 ? 0 : ours).Any(version => version.IsForeign)
            ? ["a version of somebody else's was covered"]
            : [];
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
            OutcomeKind.PersonNeeded or OutcomeKind.Superseded => null,
            OutcomeKind.Refused or OutcomeKind.Restored => run.World.Values[0],
            _ => run.World.Versions.Single(version => version.Name == run.Outcome.New!.Version.Version).Value,
        };
        return run
            .World.Slots.Where(slot => value is not null && slot.Value != value)
            .Select(slot => $"{run.Outcome.Kind}, but slot {slot.Key} has another value");
    }

    /// <summary>P5: how it ended is in the ledger, and the chain of its events is whole.</summary>
    private static IEnumerable<string> Records(ModelRun run) =>
        run.Unrecorded is { } why ? [$"P5: {run.Outcome.Kind}, and {why}"] : [];

    /// <summary>P6: no value in anything that was written.</summary>
    private static IEnumerable<string> Leaks(ModelRun run) =>
        run
            .World.Values.Where(value => run.Written.Any(text => text.Contains(value, StringComparison.Ordinal)))
            .Select(value => $"P6: {value}");
}
