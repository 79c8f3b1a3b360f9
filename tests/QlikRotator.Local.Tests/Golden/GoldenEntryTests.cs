using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Golden;

public sealed class GoldenEntryTests
{
    [Fact]
    public void InputText_FieldThatTheJournalHasNot_IsAtItsDefault()
    {
        var today = JsonSerializer.Serialize(Story.Request(), RotatorJson.Options);
        var old = JsonNode.Parse(today)!.AsObject();
        old.Remove("mode").ShouldBeTrue();
        var input = GoldenEntry.Unfold(old.ToJsonString());

        var entry = new GoldenEntry(JournalEntryKind.Step, RotationSteps.Inspect.Name, Story.Begin, input, Output: null);

        entry.InputText().ShouldBe(today);
    }
}
