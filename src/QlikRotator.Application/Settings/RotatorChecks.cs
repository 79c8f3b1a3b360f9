namespace QlikRotator.Application.Settings;

/// <summary>Every rule that bound settings must keep, by group.</summary>
internal static class RotatorChecks
{
    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        VaultChecks.Check(options, problems);
        problems.AddIf(
            options.OwnVault is not null && OwnVault.Find(options) is null,
            $"{RotatorOptions.Section}:{nameof(options.OwnVault)}",
            "must be one of the configured vaults"
        );
        TenantChecks.Check(options, problems);
        PolicyChecks.Check(options, problems);
        ChannelChecks.Check(options, problems);
        LedgerChecks.Check(options.Ledger, problems);
        ScheduleChecks.Check(options.Schedules, options.Channels, problems);
        PageChecks.Check(options, problems);
        PersonChecks.Check(options, problems);
        AppChecks.Check(options.App, problems);
        WebhookChecks.Check(options, problems);
        SigningKeyChecks.Check(options, problems);
    }

    /// <summary>A secret of the rotator's own: a name that Key Vault takes, or the full address of a secret in the own vault.</summary>
    /// <param name="ownVault">Null where the settings name none that exists, which is a problem of its own.</param>
    public static void SecretName(string? name, bool needed, string setting, Uri? ownVault, SettingProblems problems)
    {
        problems.AddIf(needed && string.IsNullOrEmpty(name), setting, "is missing: name the vault secret");
        if (string.IsNullOrEmpty(name) || SettingAddress.IsSecretName(name))
        {
            return;
        }

        var isAddress = Uri.TryCreate(name, UriKind.Absolute, out var address) && OwnVault.NameIn(address, name) is not null;
        problems.AddIf(!isAddress, setting, "is no name of a vault secret: 1 to 127 letters, digits and dashes");
        problems.AddIf(
            ownVault is not null && OwnVault.NameIn(ownVault, name) is null,
            setting,
            $"is in another vault than {ownVault?.Authority}, which holds the rotator's own secrets"
        );
    }

    public static void Thumbprint(string? thumbprint, bool loopback, string setting, SettingProblems problems)
    {
        problems.AddIf(thumbprint is not null && !loopback, setting, "is accepted for loopback addresses only");
        problems.AddIf(
            thumbprint is not null && !SettingAddress.IsSha256(thumbprint),
            setting,
            "is no SHA-256 thumbprint: 64 hexadecimal digits"
        );
    }
}
