using QlikRotator.Application.Messages;
using QlikRotator.Core;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>What doing it will mean for one secret.</summary>
/// <param name="Item">What is sent with the form.</param>
/// <param name="Heading">Those with the same heading and the same sentences stand together.</param>
/// <param name="Will">One sentence each, in order.</param>
/// <param name="Page">Address of where more is said of it; null where its own page does.</param>
/// <param name="WhyNot">Why nothing will be done; null where something will.</param>
public sealed record BulkLook(
    BulkItem Item,
    string Heading,
    IReadOnlyList<string> Will,
    string? Page = null,
    string? RotationId = null,
    Reason? WhyNot = null
)
{
    /// <summary>What is known of it, where it is to be looked at before the answer.</summary>
    public IReadOnlyList<NoticeFact> Facts { get; init; } = [];

    public static BulkLook No(BulkItem item, Reason why, string? rotationId = null) =>
        new(item, "", [], RotationId: rotationId, WhyNot: why);
}
