using QlikRotator.Application.Inventory;

namespace QlikRotator.Web.Estate;

/// <summary>The inventory, and what every page about it begins with, made once for all of them.</summary>
/// <param name="At">When (UTC) it was read; the states of the rows are those of that moment.</param>
public sealed record TakenInventory(InventoryReport Report, DateTimeOffset At, TimeSpan Took)
{
    private IReadOnlyList<EstateRow>? _rows;
    private IReadOnlyDictionary<string, EstateRow>? _bySecret;
    private EstateParts? _parts;
    private IReadOnlyDictionary<SecretState, int>? _tally;

    /// <summary>By name, then by vault, in ordinal order.</summary>
    public IReadOnlyList<EstateRow> Rows => LazyInitializer.EnsureInitialized(ref _rows, () => Sorted(Report, At));

    /// <summary>By vault and name, as a secret writes itself.</summary>
    public IReadOnlyDictionary<string, EstateRow> BySecret =>
        LazyInitializer.EnsureInitialized(ref _bySecret, () => BySecretOf(Rows));

    public EstateParts Parts => LazyInitializer.EnsureInitialized(ref _parts, () => EstateParts.Of(Rows));

    /// <summary>How many of each state.</summary>
    public IReadOnlyDictionary<SecretState, int> Tally => LazyInitializer.EnsureInitialized(ref _tally, () => TallyOf(Rows));

    public static IReadOnlyDictionary<SecretState, int> TallyOf(IEnumerable<EstateRow> rows) =>
        rows.CountBy(row => row.State).ToDictionary();

    private static IReadOnlyList<EstateRow> Sorted(InventoryReport report, DateTimeOffset at) =>
        [
            .. EstateRow
                .From(report, at)
                .OrderBy(row => row.Secret.Name, StringComparer.Ordinal)
                .ThenBy(row => row.Secret.Vault.Authority, StringComparer.Ordinal),
        ];

    private static IReadOnlyDictionary<string, EstateRow> BySecretOf(IEnumerable<EstateRow> rows) =>
        rows.DistinctBy(row => row.Secret).ToDictionary(row => row.Secret.ToString(), StringComparer.Ordinal);
}

/// <summary>What an estate can be filtered by.</summary>
public sealed record EstateParts(IReadOnlyList<string> Tenants, IReadOnlyList<string> Families, IReadOnlyList<string> Policies)
{
    public static EstateParts Of(IReadOnlyList<EstateRow> rows) =>
        new(Distinct(rows, row => row.Tenant), Distinct(rows, row => row.Family), Distinct(rows, row => row.Policy));

    private static IReadOnlyList<string> Distinct(IEnumerable<EstateRow> rows, Func<EstateRow, string?> part) =>
        [
            .. rows.Select(part)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
