using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Policies;

/// <summary>Decides when a managed secret is due, and why.</summary>
public static class RotationPolicy
{
    /// <summary>A value is never due in the first half of its life, whatever the policy says, or short-lived keys would rotate forever.</summary>
    private const double LargestShareOfLife = 0.5;

    public static DateTimeOffset ExpiryOf(ManagedSecret secret, PolicySettings policy) =>
        secret.ExpiresOn ?? secret.CreatedOn + policy.MaxAge;

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
