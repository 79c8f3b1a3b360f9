namespace QlikRotator.Application.Settings;

internal static class ChannelChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Channels)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        foreach (var (name, channel) in options.Channels)
        {
            Check(channel, $"{Group}:{name}", OwnVault.Find(options), problems);
        }
    }

    private static void Check(ChannelOptions channel, string at, Uri? ownVault, SettingProblems problems)
    {
        var kind = channel.Kind;
        problems.AddIf(
            kind is not (ChannelOptions.Teams or ChannelOptions.Smtp or ChannelOptions.Webhook),
            $"{at}:Kind",
            $"must be {ChannelOptions.Teams}, {ChannelOptions.Smtp} or {ChannelOptions.Webhook}"
        );
        var byAddress = kind is ChannelOptions.Teams or ChannelOptions.Webhook;
        RotatorChecks.SecretName(channel.UrlSecret, byAddress, $"{at}:UrlSecret", ownVault, problems);
        RotatorChecks.SecretName(channel.SigningSecret, needed: false, $"{at}:SigningSecret", ownVault, problems);
        var signsIn = channel is { Kind: ChannelOptions.Smtp, UserName: not null, SignIn: not ChannelOptions.XOAuth2 };
        RotatorChecks.SecretName(channel.PasswordSecret, signsIn, $"{at}:PasswordSecret", ownVault, problems);
        RotatorChecks.Thumbprint(channel.Thumbprint, SettingAddress.IsLoopbackHost(channel.Host), $"{at}:Thumbprint", problems);
        if (kind == ChannelOptions.Smtp)
        {
            CheckMail(channel, at, problems);
        }
    }

    private static void CheckMail(ChannelOptions channel, string at, SettingProblems problems)
    {
        problems.AddIf(string.IsNullOrWhiteSpace(channel.Host), $"{at}:Host", "is missing");
        problems.AddIf(channel.Port is < 1 or > 65_535, $"{at}:Port", "must be between 1 and 65535");
        problems.AddIf(!IsMailAddress(channel.From), $"{at}:From", "must be a mail address");
        problems.AddIf(
            channel.SignIn is not (ChannelOptions.Password or ChannelOptions.XOAuth2),
            $"{at}:SignIn",
            $"must be {ChannelOptions.Password} or {ChannelOptions.XOAuth2}"
        );
        if (channel.SignIn == ChannelOptions.XOAuth2)
        {
            problems.AddIf(
                string.IsNullOrWhiteSpace(channel.UserName),
                $"{at}:UserName",
                "is missing: name the mailbox that sends"
            );
            problems.AddIf(
                channel.PasswordSecret is not null,
                $"{at}:PasswordSecret",
                "excludes xoauth2: a token takes its place"
            );
            problems.AddIf(string.IsNullOrWhiteSpace(channel.TokenScope), $"{at}:TokenScope", "is missing");
        }

        problems.AddIf(channel.To.Count == 0, $"{at}:To", "is missing: name at least one mail address");
        for (var index = 0; index < channel.To.Count; index++)
        {
            problems.AddIf(!IsMailAddress(channel.To[index]), $"{at}:To:{index}", "must be a mail address");
        }
    }

    private static bool IsMailAddress(string? text) => System.Net.Mail.MailAddress.TryCreate(text, out _);
}
