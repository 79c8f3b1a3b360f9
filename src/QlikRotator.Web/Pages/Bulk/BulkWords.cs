using QlikRotator.Application.Messages;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>What the pages about many secrets say, by what is done.</summary>
/// <param name="Verb">In the address, and on the button.</param>
/// <param name="Intro">Above what will happen to each.</param>
/// <param name="Done">Of one that was.</param>
/// <param name="NotDone">Of one that was not.</param>
internal sealed record BulkWords(string Verb, string Noun, string Intro, string Done, string NotDone)
{
    public static BulkWords Of(BulkKind kind) =>
        kind switch
        {
            BulkKind.Rotate => new(
                "Rotate",
                "secret",
                "Each is a rotation of its own, at the pace that its tenant allows: one that fails stops none of the others.",
                "started",
                "not started"
            )
            {
                DoneNoun = "rotation",
            },
            BulkKind.Pause => new(
                "Pause",
                "secret",
                "Until they are resumed, nothing starts their rotations.",
                "paused",
                "not paused"
            ),
            BulkKind.Resume => new("Resume", "secret", "Their rotations start again.", "resumed", "not resumed"),
            BulkKind.Approve => new(
                "Approve",
                "request",
                "You answer for each of them, for exactly what is shown here. Open one to see everything there is to it.",
                "approved",
                "not approved"
            ),
            BulkKind.Reject => new(
                "Reject",
                "request",
                "You answer for each of them. What is rejected gives its old value back.",
                "rejected",
                "not rejected"
            ),
            _ => new("Cancel", "rotation", "Each of them is stopped on its own.", "cancelled", "not cancelled"),
        };

    /// <summary>Where the page is: the one for rotations has an address of its own.</summary>
    public static string PathOf(BulkKind kind) =>
        kind == BulkKind.Rotate ? "rotate" : $"bulk/{kind.ToString().ToLowerInvariant()}";

    /// <summary>What there is one of for each that was done.</summary>
    public string DoneNoun { get; private init; } = Noun;

    public string Title(int count) => $"{Verb} {Words.Count(count, Noun)}?";

    public string Button(int count) => $"{Verb} {Words.Count(count, Noun)}";
}
