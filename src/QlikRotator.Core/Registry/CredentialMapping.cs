namespace QlikRotator.Core.Registry;

/// <summary>How it is known which credential at the tenant a value in the vault belongs to.</summary>
public enum CredentialMapping
{
    /// <summary>A tag or a person said so and nothing proves it: such a credential is never deleted without a person.</summary>
    Claimed,

    /// <summary>It worked while only one credential was alive.</summary>
    Sole,

    /// <summary>The value itself, or what the tenant says of it, names the credential.</summary>
    Matched,

    /// <summary>This installation created both.</summary>
    Created,
}
