using QlikRotator.Core.Ports;

namespace QlikRotator.Core.Plan;

public enum CredentialVerdict
{
    /// <summary>The newest version of a managed secret belongs to it.</summary>
    OursCurrent,

    /// <summary>An older version belongs to it, or a rotation in the ledger made it.</summary>
    OursRetiring,

    /// <summary>It looks as if we had created it, and no vault version belongs to it. An inference: only ever reported.</summary>
    OursOrphaned,

    /// <summary>Nothing says that it is ours. Only ever reported.</summary>
    Unknown,
}

/// <summary>Tells what a credential at a tenant is to us, by the vault's tags and by who created it. Pure.</summary>
public static class CredentialVerdicts
{
    /// <summary>Longer than any step is tried: a younger one may belong to a rotation that is just creating it.</summary>
    private static readonly TimeSpan SafeAge = TimeSpan.FromDays(2);

    /// <summary>Whether a rotation may be creating it right now.</summary>
    public static bool MayBeUnderWay(DateTimeOffset? createdAt, DateTimeOffset now) => createdAt + SafeAge > now;

    /// <param name="current">The credentials that the newest versions' values belong to.</param>
    /// <param name="held">The credentials that older versions' tags name, or rotations in the ledger.</param>
    /// <param name="ownIdentity">How the tenant writes us into <c>createdBy</c>; null where that says nothing.</param>
    /// <param name="settled">
    /// Whether each value in the vault is known to belong to the credential that its tags name. As long as one is not, a credential
    /// that nobody knows may be the very one in use.
    /// </param>
    public static CredentialVerdict Judge(
        CredentialInfo credential,
        IReadOnlySet<string> current,
        IReadOnlySet<string> held,
        string? ownIdentity,
        bool settled
    )
    {
        if (current.Contains(credential.Id))
        {
            return CredentialVerdict.OursCurrent;
        }

        if (held.Contains(credential.Id))
        {
            return CredentialVerdict.OursRetiring;
        }

        var made = credential.Marker is not null || (ownIdentity is not null && credential.CreatedBy == ownIdentity);
        return made && settled ? CredentialVerdict.OursOrphaned : CredentialVerdict.Unknown;
    }
}
