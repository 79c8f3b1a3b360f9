namespace QlikRotator.Application.Settings;

/// <summary>
/// Where a list of further tenants is: JSON with the fields <c>Tenants</c> and <c>RegionClients</c>, or one of them, whose entries are those of
/// the settings. It is read while the rotator runs, so that tenants come and go without a new start.
/// </summary>
public sealed class TenantListOptions
{
    /// <summary>Path of a file.</summary>
    public string? File { get; init; }

    /// <summary>Address of a blob.</summary>
    public Uri? Blob { get; init; }

    internal bool IsSet => !string.IsNullOrEmpty(File) || Blob is not null;

    /// <summary>How people are told where it is.</summary>
    internal string Place => File ?? Blob?.ToString() ?? "";
}
