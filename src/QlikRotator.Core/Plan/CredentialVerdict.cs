using QlikRotator.Core.Ownership;

namespace QlikRotator.Core.Plan;

public enum CredentialVerdict
{
    /// <summary>The newest version of a managed secret belongs to it.</summary>
    OursCurrent,

    /// <summary>The register knows it, and a rotation is under way or it is left to its own expiry; or an older version names it.</summary>
    OursRetiring,

    /// <summary>The register knows it, nothing uses it, and it is alive.</summary>
    OursLeft,

    /// <summary>Nothing is recorded of it: somebody else's, whoever is said to have made it. Only ever reported.</summary>
    Unknown,
}

/// <summary>Tells what a credential at a tenant is to us, by the vault's tags and by the register. Pure.</summary>
public static class CredentialVerdicts
{
    /// <param name="current">The credentials that the newest versions' values belong to.</param>
    /// <param name="held">The credentials that older versions' tags name.</param>
    public static CredentialVerdict Judge(
        string credentialId,
        IReadOnlySet<string> current,
        IReadOnlySet<string> held,
        ResourceRegister register
    ) =>
        register.Find(credentialId) switch
        {
            { State: CredentialState.Left } => CredentialVerdict.OursLeft,
            _ when current.Contains(credentialId) => CredentialVerdict.OursCurrent,
            { Maker: not null } or { State: CredentialState.Retiring } => CredentialVerdict.OursRetiring,
            _ => held.Contains(credentialId) ? CredentialVerdict.OursRetiring : CredentialVerdict.Unknown,
        };
}
