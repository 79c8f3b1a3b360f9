namespace QlikRotator.Application.Settings;

/// <summary>Every rule that bound settings must keep, by group.</summary>
internal static class RotatorChecks
{
    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        VaultChecks.Check(options.Vaults, problems);
        problems.AddIf(
            options.OwnVault is not null && OwnVault.Find(options) is null,
            $"{RotatorOptions.Section}:{nameof(options.OwnVault)}",
            "must be one of the configured vaults"
        );
        TenantChecks.Check(options, problems);
        PolicyChecks.Check(options, problems);
        ChannelChecks.Check(options.Channels, problems);
        LedgerChecks.Check(options.Ledger, problems);
        ScheduleChecks.Check(options.Schedules, problems);
        PageChecks.Check(options.Approvals, problems);
        WebhookChecks.Check(options, problems);
    }

    /// <summary>The name of a vault secret: needed or not, it must be one that Key Vault takes.</summary>
    public static void SecretName(string? name, bool needed, string setting, SettingProblems problems)
    {
        problems.AddIf(needed && string.IsNullOrEmpty(name), setting, "is missing: name the vault secret");
        problems.AddIf(
            !string.IsNullOrEmpty(name) && !IsSecret(name),
            setting,
            "is no name of a vault secret: 1 to 127 letters, digits and dashes"
        );
    }

    /// <summary>A name, or the full address of a secret; in which vault it is, is looked at when it is read.</summary>
    private static bool IsSecret(string text) =>
        SettingAddress.IsSecretName(text)
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && OwnVault.NameIn(address, text) is not null);

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
