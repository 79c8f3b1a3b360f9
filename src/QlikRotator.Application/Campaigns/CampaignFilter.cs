using QlikRotator.Application.Inventory;
using QlikRotator.Core;

namespace QlikRotator.Application.Campaigns;

/// <summary>Which secrets a campaign is about. What is left out leaves nothing out, but everything must be asked for expressly.</summary>
/// <param name="Family">What the tag <c>qlik-source</c> says.</param>
/// <param name="Tag"><c>name=value</c> of a tag that the newest version carries.</param>
public sealed record CampaignFilter(string? Tenant, string? Family, string? Policy, string? Tag, bool All)
{
    public Reason? WhyNot()
    {
        var isEmpty = (Tenant ?? Family ?? Policy ?? Tag) is null;
        return (isEmpty, All) switch
        {
            (true, false) => new(
                ApplicationCodes.FilterUnclear,
                "Say which secrets: a tenant, a family, a policy, a tag (name=value), or all."
            ),
            (false, true) => new(ApplicationCodes.FilterUnclear, "Give a filter, or all, not both."),
            _ => Tag is not null && SplitTag() is null
                ? new(ApplicationCodes.FilterUnclear, $"'{Tag}' is no tag: write name=value.")
                : null,
        };
    }

    public bool Matches(EstateRow row) =>
        IsOrAny(Tenant, row.Tenant) && IsOrAny(Family, row.Family) && IsOrAny(Policy, row.Policy);

    public bool Matches(IReadOnlyDictionary<string, string> tags) =>
        SplitTag() is not { } wanted || (tags.TryGetValue(wanted.Key, out var value) && value == wanted.Value);

    /// <summary>In words, as lists show it.</summary>
    public override string ToString() =>
        All
            ? "everything"
            : string.Join(
                ", ",
                new[]
                {
                    Word("tenant", Tenant),
                    Word("family", Family),
                    Word("policy", Policy),
                    Word("tag", Tag),
                }.OfType<string>()
            );

    private KeyValuePair<string, string>? SplitTag() =>
        Tag?.Split('=', 2) is [{ Length: > 0 } name, var value] ? new(name, value) : null;

    private static string? Word(string name, string? value) => value is null ? null : $"{name} {value}";

    private static bool IsOrAny(string? wanted, string? actual) =>
        wanted is null || wanted.Equals(actual, StringComparison.OrdinalIgnoreCase);
}
