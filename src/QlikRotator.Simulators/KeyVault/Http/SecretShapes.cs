using QlikRotator.Simulators.KeyVault.Secrets;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>How versions look on the wire. Only a read and a set show the value.</summary>
internal sealed class SecretShapes(VaultHost host)
{
    public SecretBundle WithValue(SimulatedSecretVersion version) => Properties(version) with { Value = version.Value };

    public SecretBundle Properties(SimulatedSecretVersion version) =>
        new(
            Value: null,
            version.ContentType,
            $"{host.Address}secrets/{version.Name}/{version.Version}",
            Attributes(version),
            version.Tags.Count == 0 ? null : version.Tags
        );

    /// <summary>A listing of secrets names each without a version.</summary>
    public SecretBundle Item(SimulatedSecretVersion latest) =>
        Properties(latest) with
        {
            Id = $"{host.Address}secrets/{latest.Name}",
        };

    public SecretBundle Deleted(DeletedSecret gone) => WithDeletion(Properties(gone.History.Latest), gone);

    public SecretBundle DeletedItem(DeletedSecret gone) => WithDeletion(Item(gone.History.Latest), gone);

    private SecretBundle WithDeletion(SecretBundle bundle, DeletedSecret gone) =>
        bundle with
        {
            RecoveryId = $"{host.Address}deletedsecrets/{gone.History.Name}",
            DeletedDate = gone.Deleted.ToUnixTimeSeconds(),
            ScheduledPurgeDate = gone.ScheduledPurge.ToUnixTimeSeconds(),
        };

    private SecretAttributesOut Attributes(SimulatedSecretVersion version) =>
        new(
            version.Enabled,
            version.NotBefore?.ToUnixTimeSeconds(),
            version.Expires?.ToUnixTimeSeconds(),
            version.Created.ToUnixTimeSeconds(),
            version.Updated.ToUnixTimeSeconds(),
            RecoveryLevel(),
            host.Options.SoftDeleteDays
        );

    private string RecoveryLevel() =>
        (host.Options.SoftDeleteDays < 90 ? "CustomizedRecoverable" : "Recoverable")
        + (host.Options.PurgeProtection ? "" : "+Purgeable");
}
