namespace QlikRotator.Application.Settings;

internal static class LedgerChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.Ledger)}";

    public static void Check(LedgerOptions ledger, SettingProblems problems)
    {
        problems.AddIf(
            ledger.Kind is not (LedgerOptions.Tables or LedgerOptions.Sqlite),
            $"{Group}:Kind",
            $"must be {LedgerOptions.Tables} or {LedgerOptions.Sqlite}"
        );
        problems.AddIf(
            ledger.Kind == LedgerOptions.Sqlite && string.IsNullOrWhiteSpace(ledger.Folder),
            $"{Group}:Folder",
            "is missing"
        );
        problems.AddIf(
            ledger.LoopbackConnection is { } connection && !IsLoopbackConnection(connection),
            $"{Group}:LoopbackConnection",
            "is accepted for loopback addresses only"
        );
        problems.AddIf(
            ledger.SealContainer is { } container && !IsContainer(container),
            $"{Group}:SealContainer",
            "must be the https address of a blob container, for example https://contoso.blob.core.windows.net/ledger-seals"
        );
        if (ledger.Kind == LedgerOptions.Tables)
        {
            CheckTables(ledger, problems);
        }
    }

    private static void CheckTables(LedgerOptions ledger, SettingProblems problems)
    {
        problems.AddIf(ledger.Endpoint is null && ledger.LoopbackConnection is null, $"{Group}:Endpoint", "is missing");
        problems.AddIf(
            ledger.Endpoint is not null && !SettingAddress.IsHttpsOrLoopback(ledger.Endpoint),
            $"{Group}:Endpoint",
            "must be an https address"
        );
        problems.AddIf(
            ledger.Endpoint is not null && ledger.LoopbackConnection is not null,
            $"{Group}:LoopbackConnection",
            $"excludes {Group}:Endpoint: set one of the two"
        );
    }

    /// <summary>A simulated account on this machine has its name in the path, too.</summary>
    private static bool IsContainer(Uri address) =>
        SettingAddress.IsHttpsOrLoopback(address)
        && address is { Query: "", Fragment: "", UserInfo: "" }
        && address.Segments.Length == (SettingAddress.IsLoopback(address) ? 3 : 2);

    /// <summary>Every address in it is on this machine, and the table service's is among them or implied.</summary>
    private static bool IsLoopbackConnection(string connection)
    {
        var parts = connection
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        return (
                parts.Contains("TableEndpoint")
                || parts["UseDevelopmentStorage"].Contains("true", StringComparer.OrdinalIgnoreCase)
            ) && parts.Where(part => IsAddress(part.Key)).SelectMany(part => part).All(IsLoopback);
    }

    private static bool IsAddress(string key) =>
        key.EndsWith("Endpoint", StringComparison.OrdinalIgnoreCase) || key.EndsWith("Uri", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && SettingAddress.IsLoopback(uri);
}
