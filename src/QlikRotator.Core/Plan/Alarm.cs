using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Plan;

public enum AlarmKind
{
    /// <summary>A rotation runs longer than its policy can explain.</summary>
    Stuck,

    /// <summary>A rotation was due days ago and none is under way.</summary>
    Overdue,

    /// <summary>The value dies within days and nothing is under way.</summary>
    ExpiresSoon,

    /// <summary>The last rotation ended with something only a person can settle.</summary>
    PersonNeeded,

    /// <summary>Somebody else wrote the newest version of a secret whose values the tenant issues, or its tags are lost.</summary>
    Drift,

    /// <summary>The secret's tags or policy cannot be read.</summary>
    Unmanageable,

    /// <summary>Vault and tenant do not agree: the value is refused, or belongs to another credential than the tags say.</summary>
    Mismatch,

    /// <summary>Rotations left credentials alive that nothing uses.</summary>
    Left,

    /// <summary>A vault, or a secret in it, cannot be read; for a whole vault the secret's name is <see cref="UnreadPlace.Everything"/>.</summary>
    Unread,

    /// <summary>A message about the vaults' events could not be handled and is kept; the alarm's secret is the place where.</summary>
    EventSetAside,

    /// <summary>Somebody says that the value has leaked: a rotation runs that waits for nothing but the policy's word on leaks.</summary>
    LeakDeclared,

    /// <summary>The list of tenants cannot be read or has a mistake: the last good one is in use. The alarm's secret is only a place.</summary>
    TenantList,

    /// <summary>
    /// Somebody says that the values of many secrets have leaked, and a campaign replaces them: one alarm for all of them, whose occurrence is
    /// the campaign's id and whose secret is only a place.
    /// </summary>
    LeakCampaign,
}

/// <summary>Something a person should know until it is over. Its key is the same as long as it is the same trouble.</summary>
public sealed record Alarm(AlarmKind Kind, SecretReference Secret, Reason Reason)
{
    /// <summary>Tells one occurrence from the next where each is news by itself; null where one lasts until it is over.</summary>
    public string? Occurrence { get; init; }

    /// <summary>Whether it is about one secret; otherwise <see cref="Secret"/> is only a place.</summary>
    public bool HasSecret =>
        Kind is not (AlarmKind.EventSetAside or AlarmKind.TenantList or AlarmKind.LeakCampaign)
        && Secret.Name != UnreadPlace.Everything;

    public string Key => Occurrence is null ? $"{Kind} {Secret}" : $"{Kind} {Secret} {Occurrence}";
}
