using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Plan;

public enum CredentialVerdict
{
    /// <summary>The newest version of a managed secret belongs to it.</summary>
    OursCurrent,

    /// <summary>An older version belongs to it, or a running rotation does.</summary>
    OursRetiring,

    /// <summary>We created it, and no vault version belongs to it.</summary>
    OursOrphaned,

    /// <summary>Nothing says that it is ours. Only ever reported.</summary>
    Unknown,
}

/// <summary>Tells what a credential at a tenant is to us, by the vault's tags and by who created it. Pure.</summary>
public static class CredentialVerdicts
{
    /// <summary>Longer than any step is tried: a younger one may belong to a rotation that is just creating it.</summary>
    private static readonly TimeSpan SafeAge = TimeSpan.FromDays(2);

    public static bool MayDelete(CredentialInfo credential, CredentialVerdict verdict, DateTimeOffset now) =>
        verdict == CredentialVerdict.OursOrphaned && credential.CreatedAt + SafeAge <= now;

    /// <param name="versions">All versions of the managed secrets of this resource, newest of each first.</param>
    public static CredentialVerdict Judge(
        CredentialInfo credential,
        IReadOnlyList<ManagedSecret> newest,
        IReadOnlyList<SecretVersionInfo> versions,
        string? ownIdentity
    )
    {
        if (newest.Any(secret => secret.CredentialId == credential.Id))
        {
            return CredentialVerdict.OursCurrent;
        }

        if (versions.Any(version => version.Tags.GetValueOrDefault(ManagedTags.Credential) == credential.Id))
        {
            return CredentialVerdict.OursRetiring;
        }

        return credential.Marker is not null || (ownIdentity is not null && credential.CreatedBy == ownIdentity)
            ? CredentialVerdict.OursOrphaned
            : CredentialVerdict.Unknown;
    }
}
