namespace QlikRotator.Core.Registry;

/// <summary>Reads a version's tags. What is wrong is said tag by tag; nothing is guessed.</summary>
public static class ManagedSecretParser
{
    public static Result<ManagedSecret> Parse(SecretVersionInfo version)
    {
        var problems = new List<string>();
        problems.AddRange(
            version
                .Tags.Where(tag => tag.Key.StartsWith(ManagedTags.Prefix, StringComparison.Ordinal) && HasUnseen(tag.Value))
                .Select(tag => $"tag {FreeText.OneLine(tag.Key)} holds control characters")
        );
        var slots = Slots(version.Tags, problems);
        problems.AddRange(TagLimits.WhyNot(version.Tags));
        var secret = new ManagedSecret(
            version.Reference,
            Required(version.Tags, ManagedTags.Source, problems),
            // A host is the same in any case: what is recorded and locked by its name must have one.
            Required(version.Tags, ManagedTags.Tenant, problems).ToLowerInvariant(),
            ResourceId(version, problems),
            version.Tags.GetValueOrDefault(ManagedTags.Credential),
            version.Tags.GetValueOrDefault(ManagedTags.Policy) ?? ManagedTags.DefaultPolicy,
            slots,
            version.CreatedOn,
            version.ExpiresOn,
            version.Enabled,
            version.Tags.GetValueOrDefault(ManagedTags.Rotation),
            version.Tags.GetValueOrDefault(ManagedTags.Replaces)
        )
        {
            Starts = Starts(version.Tags, problems),
            Hold = HoldIn(version.Tags, problems),
        };
        return problems.Count == 0 ? secret : BadTags(version.Reference, problems);
    }

    private static StartRule? Starts(IReadOnlyDictionary<string, string> tags, List<string> problems)
    {
        if (!tags.TryGetValue(ManagedTags.Schedule, out var text))
        {
            return null;
        }

        foreach (var rule in Enum.GetValues<StartRule>())
        {
            if (rule.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return rule;
            }
        }

        problems.Add($"tag {ManagedTags.Schedule} is none of automatic, manual, paused");
        return null;
    }

    private static List<SlotReference> Slots(IReadOnlyDictionary<string, string> tags, List<string> problems)
    {
        var slots = new List<SlotReference>();
        for (var number = 1; number <= ManagedTags.MaxSlots; number++)
        {
            if (!tags.TryGetValue($"{ManagedTags.SlotPrefix}{number}", out var text))
            {
                continue;
            }

            if (SlotReference.TryParse(text, out var slot))
            {
                slots.Add(slot!);
            }
            else
            {
                problems.Add($"tag {ManagedTags.SlotPrefix}{number} is not 'kind:target[@tenant][#/pointer][?format=…{{0}}…]'");
            }
        }

        return slots;
    }

    private static Hold? HoldIn(IReadOnlyDictionary<string, string> tags, List<string> problems)
    {
        if (!tags.TryGetValue(ManagedTags.Hold, out var text))
        {
            return null;
        }

        var hold = Hold.Read(text);
        if (hold is null)
        {
            problems.Add($"tag {ManagedTags.Hold} is neither '{Hold.Person}' nor a day such as 2027-01-31");
        }

        return hold;
    }

    private static bool HasUnseen(string text) => FreeText.OneLine(text) != text;

    /// <summary>Whoever writes an external value has nothing at a tenant to name: the secret is its own resource.</summary>
    private static string ResourceId(SecretVersionInfo version, List<string> problems) =>
        version.Tags.GetValueOrDefault(ManagedTags.Source) == ManagedTags.External
            ? version.Tags.GetValueOrDefault(ManagedTags.ResourceId) ?? version.Reference.Name
            : Required(version.Tags, ManagedTags.ResourceId, problems);

    private static string Required(IReadOnlyDictionary<string, string> tags, string name, List<string> problems)
    {
        if (tags.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        problems.Add($"tag {name} is missing or empty");
        return "";
    }

    private static Reason BadTags(SecretVersionReference version, List<string> problems) =>
        new(CoreCodes.BadTags, $"{version.ToSecret()}: {string.Join("; ", problems)}.");
}
