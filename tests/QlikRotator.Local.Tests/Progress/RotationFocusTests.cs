using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Tests.Progress;

public sealed class RotationFocusTests
{
    private readonly List<string> _shown = [];

    [Fact]
    public void Show_OnAll_ShowsEveryLine()
    {
        var focus = new RotationFocus(onOne: false);

        Show(focus, "a", "of a");
        Show(focus, null, "of none");

        _shown.ShouldBe(["of a", "of none"]);
    }

    /// <summary>A rotation that was begun before has lines before the command knows that it is the one.</summary>
    [Fact]
    public void Show_OnOne_KeepsLinesBackUntilItIsKnownWhich()
    {
        var focus = new RotationFocus(onOne: true);
        Show(focus, "a", "early of a");
        Show(focus, "b", "early of b");
        Show(focus, null, "of none");
        _shown.ShouldBe(["of none"]);

        focus.On("a");
        Show(focus, "a", "of a");
        Show(focus, "b", "of b");

        _shown.ShouldBe(["of none", "early of a", "of a"]);
    }

    private void Show(RotationFocus focus, string? rotationId, string line) => focus.Show(rotationId, () => _shown.Add(line));
}
