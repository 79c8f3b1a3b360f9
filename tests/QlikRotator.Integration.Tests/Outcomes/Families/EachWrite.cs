using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <param name="Writes">How many writes went wrong, one at a time.</param>
internal sealed record TriedWrites(int Writes, IReadOnlyList<string> Broken);

/// <summary>Plays a story once to see its writes, and then once for each of them.</summary>
internal static class EachWrite
{
    private const string Reloads = "/api/v1/reloads";

    public static async Task<TriedWrites> GoesWrongAsync(
        Family family,
        CallFault fault,
        Func<FamilyRun, Task<RotationStory>> play,
        Func<FamilyRun, RotationStory, IEnumerable<string>> whyBroken
    )
    {
        var writes = await WritesOfAsync(family, play, whyBroken);
        var broken = new List<string>();
        foreach (var (call, skip) in writes)
        {
            await using var run = await FamilyRun.StartAsync(family);
            var armed = fault.At(call, skip);
            run.World.Qlik.Faults.Add(armed);
            var story = await play(run);
            var found = whyBroken(run, story).Concat(WhyNotStruck(run, fault, story, call, skip));
            broken.AddRange(found.Select(what => $"{call}, number {skip + 1}: {what}"));
        }

        return new(writes.Count, broken);
    }

    /// <summary>Every write with its number among its like. Of those that come again and again, the first and the last.</summary>
    private static async Task<IReadOnlyList<(ReceivedCall Call, int Skip)>> WritesOfAsync(
        Family family,
        Func<FamilyRun, Task<RotationStory>> play,
        Func<FamilyRun, RotationStory, IEnumerable<string>> whyBroken
    )
    {
        await using var run = await FamilyRun.StartAsync(family);
        whyBroken(run, await play(run)).ShouldBeEmpty("without any fault");
        var kinds = run.Calls.Where(call => call.IsWrite).GroupBy(call => call);
        return [.. kinds.SelectMany(kind => Ends(run, kind.Key, kind.Count()))];
    }

    private static IEnumerable<(ReceivedCall Call, int Skip)> Ends(FamilyRun run, ReceivedCall call, int count)
    {
        var before = run.Forgotten.Count(one => one == call);
        return new[] { (call, before), (call, before + count - 1) }.Distinct();
    }

    /// <summary>
    /// A canary's reload proves for ten minutes, so how many are started depends on how long the bad moment took: the last of them may not
    /// come. Every other write must.
    /// </summary>
    private static IEnumerable<string> WhyNotStruck(
        FamilyRun run,
        CallFault fault,
        RotationStory story,
        ReceivedCall call,
        int skip
    )
    {
        var sent = run.Forgotten.Concat(run.Calls).Count(one => one == call);
        if (call.Route == Reloads && run.World.Qlik.Faults.Fired == 0 && skip > 0 && sent <= skip)
        {
            yield break;
        }

        if (run.World.Qlik.Faults.Fired != 1)
        {
            yield return "the fault never struck";
        }

        if (fault.IsThrottling && !story.Context.Waits.Exists(wait => wait > CallFault.AskedToWait * 0.9))
        {
            yield return "it did not wait as it was told";
        }
    }
}
