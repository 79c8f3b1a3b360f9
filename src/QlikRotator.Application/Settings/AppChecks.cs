namespace QlikRotator.Application.Settings;

internal static class AppChecks
{
    public static void Check(AppOptions app, SettingProblems problems) =>
        problems.AddIf(
            app.Address is not null && !SettingAddress.IsHttpsOrLoopback(app.Address),
            $"{RotatorOptions.Section}:{nameof(RotatorOptions.App)}:{nameof(app.Address)}",
            "must be an https address, or http on this machine"
        );
}
