using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Policies;

/// <summary>Decides when a managed secret is due, and why.</summary>
public static class RotationPolicy
{
    /// <summary>A value is never due in the first half of its life, whatever the policy says, or short-lived keys would rotate forever.</summary>
    private const double LargestShareOfLife = 0.5;

    /// <summary>So much of the time between due and end may pass before the successor of a successor is made.</summary>
    private const double MostOfTheLead = 0.9;

    /// <summary>The stricter of what the policy and the secret's tag say.</summary>
    public static StartRule StartsOf(ManagedSecret secret, PolicySettings policy) =>
        (StartRule)Math.Max((int)(secret.Starts ?? StartRule.Automatic), (int)(policy.Starts ?? StartRule.Automatic));

    /// <summary>Why neither sweep nor events start a rotation; null where they do.</summary>
    public static Reason? WhyNotAutomatic(ManagedSecret secret, PolicySettings policy) =>
        StartsOf(secret, policy) switch
        {
            StartRule.Paused => new(
                CoreCodes.Paused,
                $"{secret.Secret} is paused by {SaidBy(secret, policy)}: nothing starts its rotation but a leak."
            ),
            StartRule.Manual => new(
                CoreCodes.ManualOnly,
                $"Only people start rotations of {secret.Secret}, says {SaidBy(secret, policy)}."
            ),
            _ => null,
        };

    private static string SaidBy(ManagedSecret secret, PolicySettings policy) =>
        secret.Starts == StartsOf(secret, policy) ? $"its tag {ManagedTags.Schedule}" : $"policy '{policy.Name}'";

    public static DateTimeOffset ExpiryOf(ManagedSecret secret, PolicySettings policy) =>
        secret.ExpiresOn ?? secret.CreatedOn + policy.MaxAge;

    /// <summary>
    /// The moment (UTC) that the policy keeps a replaced credential until, beyond the soak: a new value may be issued long before the old one
    /// is to die. Null where the soak alone counts.
    /// </summary>
    public static DateTimeOffset? KeptUntil(ManagedSecret replaced, PolicySettings policy) =>
        policy.RetireAtExpiry == true ? ExpiryOf(replaced, policy) : policy.RetireNotBefore;

    /// <summary>
    /// When the successor is due itself (UTC), where the policy keeps the replaced one for so long that hardly any of the successor's life
    /// would be left: nothing renews a value while its rotation runs. Null where that is no matter.
    /// </summary>
    public static DateTimeOffset? RenewalBefore(ManagedSecret replaced, ManagedSecret successor, PolicySettings policy)
    {
        var due = DueAt(successor, policy);
        return KeptUntil(replaced, policy) > due + ((ExpiryOf(successor, policy) - due) * MostOfTheLead) ? due : null;
    }

    public static DateTimeOffset DueAt(ManagedSecret secret, PolicySettings policy)
    {
        var expiry = ExpiryOf(secret, policy);
        var life = expiry - secret.CreatedOn;
        var lead = life * LargestShareOfLife < policy.RotateBeforeExpiry ? life * LargestShareOfLife : policy.RotateBeforeExpiry;
        var dueByAge = secret.CreatedOn + policy.MaxAge;
        var dueByExpiry = expiry - lead;
        return dueByAge < dueByExpiry ? dueByAge : dueByExpiry;
    }

    /// <summary>Why the secret is to be rotated now, or null when it is not.</summary>
    public static Reason? WhyRotate(ManagedSecret secret, PolicySettings policy, DateTimeOffset now)
    {
        var expiry = ExpiryOf(secret, policy);
        if (expiry <= now)
        {
            return new Reason(CoreCodes.Expired, $"The value expired on {expiry:u}.");
        }

        if (DueAt(secret, policy) > now)
        {
            return null;
        }

        return secret.CreatedOn + policy.MaxAge <= now
            ? new Reason(CoreCodes.TooOld, $"The value is older than the policy's {policy.MaxAge.TotalDays:0.#} days.")
            : new Reason(CoreCodes.NearExpiry, $"The value expires on {expiry:u}.");
    }
}
