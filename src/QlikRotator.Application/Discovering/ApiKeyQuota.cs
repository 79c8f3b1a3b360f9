namespace QlikRotator.Application.Discovering;

/// <summary>How many API keys the tenant allows each user, and how many they have.</summary>
/// <param name="Owners">The one with the fewest left first.</param>
public sealed record ApiKeyQuota(int Allowed, IReadOnlyList<ApiKeyOwnerCount> Owners)
{
    private const string Active = "active";

    /// <returns>Null where the tenant does not show what it allows.</returns>
    internal static ApiKeyQuota? Of(TenantContents contents) =>
        contents.MostKeysPerUser is { } allowed
            ? new(
                allowed,
                [
                    .. contents
                        .ApiKeys.Where(key => key is { Owner: not null, Status: null or Active })
                        .CountBy(key => key.Owner!)
                        .OrderByDescending(one => one.Value)
                        .ThenBy(one => one.Key, StringComparer.Ordinal)
                        .Select(one => new ApiKeyOwnerCount(one.Key, one.Value)),
                ]
            )
            : null;
}

/// <param name="Owner">Id of the user.</param>
/// <param name="Active">How many of their keys are active.</param>
public sealed record ApiKeyOwnerCount(string Owner, int Active);
