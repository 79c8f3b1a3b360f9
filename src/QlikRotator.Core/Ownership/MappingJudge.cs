using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Ownership;

/// <summary>What is known of a value's credential, or why the tags cannot be right.</summary>
public sealed record MappingVerdict(CredentialMapping Mapping, Reason? Refusal);

/// <summary>Says how it is known which credential a secret's value belongs to. Pure.</summary>
public static class MappingJudge
{
    /// <param name="version">The version that holds the value.</param>
    /// <param name="accepted">Whether the tenant took the value just now.</param>
    public static MappingVerdict Judge(
        ManagedSecret secret,
        string version,
        SourceState state,
        bool accepted,
        ResourceRegister register
    )
    {
        if (state.MatchedId is { } matched && matched != state.OldCredentialId)
        {
            return Refused(
                "WrongCredentialTag",
                $"The value in the vault belongs to credential '{matched}', and tag {ManagedTags.Credential} names '{state.OldCredentialId}': correct the tag."
            );
        }

        var known = register.Find(state.OldCredentialId);
        if (Others(known, secret).FirstOrDefault() is { } other)
        {
            return Refused(
                CoreCodes.SharedCredential,
                $"{other} holds credential '{state.OldCredentialId}', too: rotating one would kill the other's value. Give each a credential of its own, or let one of them go."
            );
        }

        return new(
            known is { Version: { } held } && held == version && known.Mapping > CredentialMapping.Claimed ? known.Mapping
                : state.MatchedId is not null ? CredentialMapping.Matched
                : accepted && state.Credentials is [var only] && only.Id == state.OldCredentialId ? CredentialMapping.Sole
                : CredentialMapping.Claimed,
            null
        );
    }

    private static IEnumerable<SecretReference> Others(CredentialRecord? known, ManagedSecret secret) =>
        known is null ? [] : known.AlsoNamedBy.Prepend(known.Secret).Where(one => one != secret.Secret);

    private static MappingVerdict Refused(string code, string message) =>
        new(CredentialMapping.Claimed, new Reason(code, message));
}
