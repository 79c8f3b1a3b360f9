using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Campaigns;

/// <summary>What the order of a campaign goes by.</summary>
/// <param name="Family">What the tag <c>qlik-source</c> says.</param>
/// <param name="Copies">Places that hold a copy of the value, as far as is known.</param>
/// <param name="CreatedAt">Since when the value has been about (UTC).</param>
/// <param name="EndsAt">When it expires, or reaches the age that its policy allows (UTC).</param>
public sealed record OrderingFacts(
    SecretReference Secret,
    string Family,
    string Tenant,
    string Policy,
    int Copies,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndsAt
);

/// <summary>In which order a campaign rotates. Pure.</summary>
public static class CampaignOrdering
{
    private static readonly string[] ByReach = ["oauth-client-secret", "api-key", "execution-token"];

    public static IReadOnlyList<T> Sort<T>(
        IEnumerable<T> secrets,
        Func<T, OrderingFacts> facts,
        RotationMode mode,
        DateTimeOffset now
    ) => mode == RotationMode.Leak ? MostExposedFirst(secrets, facts, now) : InTurns(secrets, facts);

    /// <summary>
    /// A value that has expired by itself comes last. Of the others, what reaches furthest first: a client's secret acts by itself all
    /// over the tenant, a key as its owner, an execution token starts one automation. Then what has the most copies, what would live
    /// longest, and what has been about longest.
    /// </summary>
    private static List<T> MostExposedFirst<T>(IEnumerable<T> secrets, Func<T, OrderingFacts> facts, DateTimeOffset now) =>
        [
            .. secrets
                .Select(one => (one, facts: facts(one)))
                .OrderBy(pair => pair.facts.EndsAt <= now)
                .ThenBy(pair => ReachOf(pair.facts))
                .ThenByDescending(pair => pair.facts.Copies)
                .ThenByDescending(pair => pair.facts.EndsAt ?? DateTimeOffset.MaxValue)
                .ThenBy(pair => pair.facts.CreatedAt)
                .ThenBy(pair => pair.facts.Secret.ToString(), StringComparer.Ordinal)
                .Select(pair => pair.one),
        ];

    /// <summary>
    /// One of each tenant, family and policy, then the next of each, the most urgent first: canaries are of every kind, and a wave uses
    /// the budgets of all tenants.
    /// </summary>
    private static List<T> InTurns<T>(IEnumerable<T> secrets, Func<T, OrderingFacts> facts) =>
        [
            .. secrets
                .Select(one => (one, facts: facts(one)))
                .GroupBy(pair => (pair.facts.Tenant.ToUpperInvariant(), pair.facts.Family, pair.facts.Policy))
                .SelectMany(group =>
                    group
                        .OrderBy(pair => pair.facts.EndsAt)
                        .ThenBy(pair => pair.facts.Secret.ToString(), StringComparer.Ordinal)
                        .Select((pair, round) => (pair.one, pair.facts, round))
                )
                .OrderBy(pair => pair.round)
                .ThenBy(pair => pair.facts.EndsAt)
                .ThenBy(pair => pair.facts.Secret.ToString(), StringComparer.Ordinal)
                .Select(pair => pair.one),
        ];

    private static int ReachOf(OrderingFacts facts) =>
        Array.IndexOf(ByReach, facts.Family) is >= 0 and var place ? place : ByReach.Length;
}
