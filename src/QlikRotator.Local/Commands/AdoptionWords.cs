using QlikRotator.Application.Adopting;

namespace QlikRotator.Local.Commands;

/// <summary>What became of an adoption, for people.</summary>
internal static class AdoptionWords
{
    public static string Of(AdoptionKind kind) =>
        kind switch
        {
            AdoptionKind.Adopted => "adopted",
            AdoptionKind.WouldAdopt => "would be adopted",
            AdoptionKind.Issued => "issued",
            AdoptionKind.WouldIssue => "would be issued",
            _ => "refused",
        };
}
