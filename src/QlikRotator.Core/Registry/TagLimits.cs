using System.Globalization;

namespace QlikRotator.Core.Registry;

/// <summary>What Key Vault lets a version carry, with room for what a rotation adds, and which tags mean something here. Pure.</summary>
public static class TagLimits
{
    /// <summary>Key Vault: "up to 15 tags", names and values of at most 256 characters.</summary>
    public const int MostTags = 15;

    public const int LongestText = 256;

    private const string Ours = "qlik-";

    private static readonly HashSet<string> Known =
    [
        ManagedTags.Source,
        ManagedTags.Tenant,
        ManagedTags.ResourceId,
        ManagedTags.Credential,
        ManagedTags.Policy,
        ManagedTags.Schedule,
        ManagedTags.Hold,
        ManagedTags.Rotation,
        ManagedTags.Replaces,
        .. Enumerable
            .Range(1, ManagedTags.MaxSlots)
            .Select(number => ManagedTags.SlotPrefix + number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>What every version that a rotation writes carries besides what it takes over.</summary>
    private static readonly string[] Added = [ManagedTags.Credential, ManagedTags.Rotation, ManagedTags.Replaces];

    public static IEnumerable<string> WhyNot(IReadOnlyDictionary<string, string> tags)
    {
        foreach (var name in tags.Keys.Where(name => name.StartsWith(Ours, StringComparison.Ordinal) && !Known.Contains(name)))
        {
            yield return name.StartsWith(ManagedTags.SlotPrefix, StringComparison.Ordinal)
                ? $"tag {name} is one slot too many: a secret has at most {ManagedTags.MaxSlots}, {ManagedTags.SlotPrefix}1 to {ManagedTags.SlotPrefix}{ManagedTags.MaxSlots}"
                : $"tag {name} means nothing here: correct its name or remove it";
        }

        var count = tags.Keys.Union(Added).Count();
        if (count > MostTags)
        {
            yield return $"with the tags of a rotation it has {count}, and Key Vault takes {MostTags}: remove {count - MostTags}";
        }

        foreach (var (name, text) in tags.Where(tag => tag.Key.Length > LongestText || tag.Value.Length > LongestText))
        {
            yield return $"tag {(name.Length > 40 ? name[..40] : name)} is longer than Key Vault's {LongestText} characters ({Math.Max(name.Length, text.Length)})";
        }
    }
}
