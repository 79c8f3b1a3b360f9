using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Messages;

public enum NoticeTone
{
    Good,
    Question,
    Trouble,
}

/// <summary>What people are told, before it has a channel's shape. References and reasons only, never a value.</summary>
/// <param name="Key">The same for the same transition: what was said once under a key is not said again.</param>
/// <param name="Event">The transition's name for programs, such as <c>rotated</c>.</param>
/// <param name="Next">What the reader is to do.</param>
/// <param name="RotationId">Null for what belongs to no rotation.</param>
/// <param name="Page">Path of the page that shows more, with its label.</param>
public sealed record Notice(
    string Key,
    string Event,
    NoticeTone Tone,
    string Title,
    string Text,
    string Next,
    IReadOnlyList<NoticeFact> Facts,
    SecretReference Secret,
    string? RotationId,
    NoticePage? Page
)
{
    private const int LongestTitle = 250;
    private const int LongestText = 3_000;
    private const int LongestFact = 600;
    private const int MostFacts = 40;

    /// <summary>
    /// What every channel takes, whatever a tenant, a tag or a person wrote into it: a message that a channel refuses for its length
    /// reaches nobody.
    /// </summary>
    public Notice Capped() =>
        this with
        {
            Title = FreeText.Shorten(Title, LongestTitle),
            Text = FreeText.Shorten(Text, LongestText),
            Next = FreeText.Shorten(Next, LongestText),
            Facts =
            [
                .. Facts.Take(MostFacts).Select(fact => fact with { Value = FreeText.Shorten(fact.Value, LongestFact) }),
                .. Facts.Count > MostFacts
                    ? [new NoticeFact("More", $"{Facts.Count - MostFacts} further facts are left out")]
                    : (NoticeFact[])[],
            ],
        };

    /// <summary>What is asked, for programs that bring the answer back; null where nothing is.</summary>
    public string? ApprovalId { get; init; }
}

public sealed record NoticeFact(string Name, string Value);

public sealed record NoticePage(string Path, string Label);
