namespace QlikRotator.Application.Settings;

/// <summary>A policy and the ones it inherits from, nearest first.</summary>
/// <param name="Problem">Why the line ends early: a name that does not exist, or a circle.</param>
internal sealed record PolicyLineage(IReadOnlyList<PolicyOptions> Links, string? Problem)
{
    public static PolicyLineage Of(IReadOnlyDictionary<string, PolicyOptions> policies, string name)
    {
        var links = new List<PolicyOptions>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (string? next = name; next is not null; next = links[^1].Inherits)
        {
            if (!seen.Add(next))
            {
                return new PolicyLineage(links, $"inheritance is a circle through '{next}'");
            }

            if (!policies.TryGetValue(next, out var policy))
            {
                return new PolicyLineage(links, $"policy '{next}' does not exist");
            }

            links.Add(policy);
        }

        return new PolicyLineage(links, null);
    }

    /// <summary>The nearest setting that is written down.</summary>
    public T? Nearest<T>(Func<PolicyOptions, T?> setting)
        where T : struct => Links.Select(setting).FirstOrDefault(value => value is not null);

    /// <inheritdoc cref="Nearest{T}(Func{PolicyOptions, T?})"/>
    public T? NearestOf<T>(Func<PolicyOptions, T?> setting)
        where T : class => Links.Select(setting).FirstOrDefault(value => value is not null);
}
