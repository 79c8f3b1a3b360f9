using QlikRotator.Core.Registry;

namespace QlikRotator.Azure.KeyVault;

/// <summary>
/// Sorts versions newest first. Key Vault lists them in no useful order and dates them in whole seconds, so versions written close
/// together are told apart by what they say they replace.
/// </summary>
internal static class VersionOrder
{
    /// <summary>Dates this close say nothing: they may come from two machines' clocks.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<SecretVersionInfo> NewestFirst(IReadOnlyCollection<SecretVersionInfo> versions)
    {
        var replaced = versions.ToDictionary(
            version => version.Reference.Version,
            version => version.Tags.GetValueOrDefault(ManagedTags.Replaces),
            StringComparer.OrdinalIgnoreCase
        );
        return
        [
            .. versions
                .OrderByDescending(version => version.CreatedOn)
                .ThenByDescending(version => Depth(version.Reference.Version, replaced)),
        ];
    }

    /// <summary>Whether the dates leave open which of the sorted versions is the newest.</summary>
    public static bool IsDoubtful(IReadOnlyList<SecretVersionInfo> sorted) =>
        sorted.Count > 1 && sorted[0].CreatedOn - sorted[1].CreatedOn < Doubt;

    public static IReadOnlyList<SecretVersionInfo> WithFirst(IReadOnlyList<SecretVersionInfo> sorted, string version) =>
        [.. sorted.Where(one => one.Reference.Version == version), .. sorted.Where(one => one.Reference.Version != version)];

    /// <summary>How many known versions came before this one; tags can lie, so a circle ends the count.</summary>
    private static int Depth(string version, Dictionary<string, string?> replaced)
    {
        var depth = 0;
        for (
            var before = replaced[version];
            before is not null && replaced.TryGetValue(before, out var next) && depth < replaced.Count;
            before = next
        )
        {
            depth++;
        }

        return depth;
    }
}
