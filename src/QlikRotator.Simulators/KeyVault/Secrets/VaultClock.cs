namespace QlikRotator.Simulators.KeyVault.Secrets;

/// <summary>The service keeps every date in whole seconds.</summary>
internal static class VaultClock
{
    public static DateTimeOffset Now(TimeProvider time) => WholeSeconds(time.GetUtcNow());

    public static DateTimeOffset WholeSeconds(DateTimeOffset moment) =>
        DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    public static DateTimeOffset? WholeSeconds(DateTimeOffset? moment) => moment is { } value ? WholeSeconds(value) : null;
}
