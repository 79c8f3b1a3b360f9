using System.Security.Cryptography;

namespace QlikRotator.Simulators.KeyVault.Secrets;

/// <summary>Stamps new and changed versions with the vault's clock.</summary>
internal sealed class VersionFactory(TimeProvider time)
{
    public SimulatedSecretVersion Create(string name, SecretDraft draft)
    {
        var now = VaultClock.Now(time);
        return new SimulatedSecretVersion
        {
            Name = name,
            Version = RandomNumberGenerator.GetHexString(32, lowercase: true),
            Value = draft.Value,
            ContentType = draft.ContentType,
            Enabled = draft.Enabled,
            Tags = new Dictionary<string, string>(draft.Tags, StringComparer.Ordinal),
            NotBefore = VaultClock.WholeSeconds(draft.NotBefore),
            Expires = VaultClock.WholeSeconds(draft.Expires),
            Created = now,
            Updated = now,
        };
    }

    public SimulatedSecretVersion Change(SimulatedSecretVersion found, SecretChange change) =>
        found with
        {
            Enabled = change.Enabled ?? found.Enabled,
            ContentType = change.ContentType ?? found.ContentType,
            Tags = change.Tags is null ? found.Tags : new Dictionary<string, string>(change.Tags, StringComparer.Ordinal),
            NotBefore = VaultClock.WholeSeconds(change.NotBefore) ?? found.NotBefore,
            Expires = VaultClock.WholeSeconds(change.Expires) ?? found.Expires,
            Updated = VaultClock.Now(time),
        };
}
