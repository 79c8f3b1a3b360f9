namespace QlikRotator.Core.Registry;

/// <summary>The tags that make a Key Vault secret a managed one. Tags belong to a version: every new version carries them on.</summary>
public static class ManagedTags
{
    public const string Prefix = "qlik-";
    public const string Source = "qlik-source";
    public const string Tenant = "qlik-tenant";
    public const string ResourceId = "qlik-id";
    public const string Credential = "qlik-credential";
    public const string Policy = "qlik-policy";

    /// <summary>Who starts rotations: <c>automatic</c> (where it is left out), <c>manual</c> or <c>paused</c>.</summary>
    public const string Schedule = "qlik-schedule";

    /// <summary>Nothing old is deleted: <c>person</c> until somebody releases the secret, or a day.</summary>
    public const string Hold = "qlik-hold";

    public const string Rotation = "qlik-rotation";
    public const string Replaces = "qlik-replaces";
    public const string SlotPrefix = "qlik-slot-";
    public const string DefaultPolicy = "default";

    /// <summary>The one value of <see cref="Source"/> that Core knows: somebody else issues the values.</summary>
    public const string External = "external";

    /// <summary>The value of <see cref="Source"/> that says: managed once, and no more.</summary>
    public const string NotManaged = "none";

    /// <summary>The value of <see cref="Rotation"/> on a version that a person put under management.</summary>
    public const string Adopted = "adopted";

    /// <summary>Key Vault keeps at most 15 tags of 256 characters; six slots with all of ours leave no room for a tag of the owner's own.</summary>
    public const int MaxSlots = 6;

    public static bool IsManaged(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(Source, out var source) && source != NotManaged;

    /// <summary>The tags of the version that follows <paramref name="old"/>: everything carried on, what is new replaced.</summary>
    public static IReadOnlyDictionary<string, string> Next(
        IReadOnlyDictionary<string, string> old,
        string replaces,
        string rotationId,
        string? credentialId,
        string? resourceId = null
    )
    {
        var next = new Dictionary<string, string>(old, StringComparer.Ordinal) { [Rotation] = rotationId, [Replaces] = replaces };
        if (resourceId is not null)
        {
            next[ResourceId] = resourceId;
        }

        if (credentialId is null)
        {
            next.Remove(Credential);
        }
        else
        {
            next[Credential] = credentialId;
        }

        return next;
    }

    /// <summary>
    /// Tags of a version with what people have said of its rotations since: <see cref="Schedule"/> and <see cref="Hold"/>. Where its tags were
    /// taken off altogether nobody has said anything: a hold does not end so.
    /// </summary>
    /// <param name="now">The version's tags as they are now.</param>
    public static IReadOnlyDictionary<string, string> WithOrders(
        IReadOnlyDictionary<string, string> read,
        IReadOnlyDictionary<string, string> now
    )
    {
        if (!IsManaged(now))
        {
            return read;
        }

        string[] orders = [Schedule, Hold];
        return read.Where(tag => !orders.Contains(tag.Key))
            .Concat(now.Where(tag => orders.Contains(tag.Key)))
            .ToDictionary(StringComparer.Ordinal);
    }
}
