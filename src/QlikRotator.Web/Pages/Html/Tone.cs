namespace QlikRotator.Web.Pages.Html;

/// <summary>How something is meant, beside its words: a colour.</summary>
public enum Tone
{
    Plain,
    Good,
    Warn,
    Bad,
    Live,
}

/// <summary>One thing to say.</summary>
public sealed record Note(Tone Tone, string Text);

internal static class ToneClass
{
    /// <summary>The class of the style sheet; null for none.</summary>
    public static string? Of(Tone tone) =>
        tone switch
        {
            Tone.Good => "good",
            Tone.Warn => "warn",
            Tone.Bad => "bad",
            Tone.Live => "live",
            _ => null,
        };
}
