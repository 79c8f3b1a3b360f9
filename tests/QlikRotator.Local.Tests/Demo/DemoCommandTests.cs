using System.Text.Json;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Demo;

public sealed class DemoCommandTests
{
    private static readonly string[] Sources = ["oauth-client-secret", "api-key", "execution-token", "external"];

    private static readonly string[] Slots = ["key-vault", "data-connection", "webhook", "tenant-email", "automation-connection"];

    [Fact]
    public async Task Demo_AutoApprove_EndsWithTheProofInOneLineOfJson()
    {
        var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "demo", "--auto-approve", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        AnswerCheck.Check("demo", result);
        var answer = result.LastLine;
        answer.GetProperty("valuesFoundOutsideVault").GetInt32().ShouldBe(0);
        var rotations = answer.GetProperty("rotations").EnumerateArray().ToList();
        rotations.Select(one => Text(one, "family")).Distinct(StringComparer.Ordinal).ShouldBe(Sources);
        foreach (var rotation in rotations)
        {
            ShouldProveItself(rotation);
            rotation.GetProperty("qlikWrites").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
            rotation.GetProperty("qlikCalls").GetInt32().ShouldBeGreaterThan(rotation.GetProperty("qlikWrites").GetInt32());
        }

        var slots = rotations.SelectMany(one => one.GetProperty("slots").EnumerateArray()).ToList();
        slots.ShouldAllBe(slot => slot.GetProperty("good").GetBoolean());
        slots.Select(slot => Text(slot, "slot")!.Split(':')[0]).ShouldBe(Slots);
    }

    [Fact]
    public async Task Demo_ForPeople_TellsThreeActsInEightyColumns()
    {
        var result = await CommandLine.RunAsync(TestContext.Current.CancellationToken, "demo", "--auto-approve");

        string[] story =
        [
            "1. The old way",
            "FAILS  Somebody replaces the secret",
            "2. The rotator's way",
            "reporting-client: Inspected",
            "reporting-client: New credential created and proved",
            "reporting-client: Copied to every slot",
            "reporting-client: Every check passed",
            "reporting-client: Old credential dealt with",
            "reporting-client: Rotated",
            "it always worked.",
            "3. The whole estate",
            "mail-password was delivered.",
            "Next, behind 'dotnet run --project src/QlikRotator.Local --':",
        ];
        var places = story.Select(line => result.Out.IndexOf(line, StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place >= 0, result.Out);
        places.ShouldBeInOrder();
        result.Out.Split('\n').Where(line => line.TrimEnd().Length > 80).ShouldBeEmpty();
    }

    /// <summary>A value that is made elsewhere is delivered: no tenant could refuse the old one or take the new one.</summary>
    private static void ShouldProveItself(JsonElement rotation)
    {
        var delivered = Text(rotation, "family") == "external";
        Text(rotation, "outcome").ShouldBe(delivered ? "Delivered" : "Rotated");
        IsTrue(rotation, "oldRefused").ShouldBe(delivered ? null : true);
        IsTrue(rotation, "newAccepted").ShouldBe(delivered ? null : true);
    }

    private static bool? IsTrue(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetBoolean() : null;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
