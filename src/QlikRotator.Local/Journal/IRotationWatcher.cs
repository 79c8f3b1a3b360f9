namespace QlikRotator.Local.Journal;

internal enum RotationNewsKind
{
    /// <summary>The rotation reached a stage; <see cref="RotationNews.Text"/> is its name.</summary>
    Stage,

    /// <summary>A step is done; <see cref="RotationNews.Text"/> is its name.</summary>
    StepDone,

    /// <summary>The rotation ended.</summary>
    Ended,
}

/// <summary>Something that just happened in a rotation this process runs, for people only.</summary>
internal sealed record RotationNews(string RotationId, RotationNewsKind Kind, string Text, DateTimeOffset At);

/// <summary>Looks on. Called on the rotation's own thread of control: be quick and do not throw.</summary>
internal interface IRotationWatcher
{
    void Saw(RotationNews news);
}
