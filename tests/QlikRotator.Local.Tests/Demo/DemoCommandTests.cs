using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Demo;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task Demo_AutoApprove_EndsWithTheProofInOneLineOfJson()
    {
        var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "demo", "--auto-approve", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        var answer = result.LastLine;
        answer.GetProperty("valuesFoundOutsideVault").GetInt32().ShouldBe(0);
        foreach (var rotation in answer.GetProperty("rotations").EnumerateArray())
        {
            rotation.GetProperty("outcome").GetString().ShouldBe("Rotated");
            rotation.GetProperty("oldRefused").GetBoolean().ShouldBeTrue();
            rotation.GetProperty("newAccepted").GetBoolean().ShouldBeTrue();
            rotation.GetProperty("qlikWrites").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
            rotation.GetProperty("qlikCalls").GetInt32().ShouldBeGreaterThan(rotation.GetProperty("qlikWrites").GetInt32());
        }

        var slots = answer.GetProperty("rotations")[0].GetProperty("slots");
        slots.EnumerateArray().ShouldHaveSingleItem().GetProperty("good").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Demo_ForPeople_ShowsEveryStepInOrder()
    {
        var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "demo", "--auto-approve");

        var steps = new[] { "Inspected", "Issued", "Delivered", "Proved", "Retired", "Rotated" };
        var places = steps.Select(step => result.Out.IndexOf($"reporting-client {step}:", StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place > 0);
        places.ShouldBeInOrder();
    }
}
