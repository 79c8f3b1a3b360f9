namespace QlikRotator.Application.Settings;

/// <summary>The section <c>Rotator</c>: the same in appsettings, environment variables, Function app settings and the command line.</summary>
public sealed class RotatorOptions
{
    public const string Section = "Rotator";

    private volatile IReadOnlyList<TenantOptions> _listed = [];
    private IReadOnlyList<TenantOptions>? _ofRegions;

    /// <summary>Where managed secrets are looked for. Nothing outside these vaults is ever read or written.</summary>
    public IList<VaultOptions> Vaults { get; init; } = [];

    /// <summary>
    /// The vault that holds the rotator's own secrets (sign-in, callbacks, channels): one of <see cref="Vaults"/>, the first where
    /// nothing is set. A secret of the same name in another vault is never read in its place.
    /// </summary>
    public Uri? OwnVault { get; init; }

    /// <summary>The tenants a token may be sent to: a tag that names another host is refused.</summary>
    public IList<TenantOptions> Tenants { get; init; } = [];

    /// <summary>Further tenants, many to one sign-in: a region-level OAuth client and the hosts it signs in to.</summary>
    public IList<RegionClientOptions> RegionClients { get; init; } = [];

    /// <summary>A list of further tenants that may change while the rotator runs.</summary>
    public TenantListOptions TenantList { get; init; } = new();

    public IDictionary<string, PolicyOptions> Policies { get; init; } =
        new Dictionary<string, PolicyOptions>(StringComparer.OrdinalIgnoreCase);

    public IDictionary<string, ChannelOptions> Channels { get; init; } =
        new Dictionary<string, ChannelOptions>(StringComparer.OrdinalIgnoreCase);

    public SchedulesOptions Schedules { get; init; } = new();

    public LedgerOptions Ledger { get; init; } = new();

    /// <summary>For the command line alone: an app in Azure that it works with in place of this machine.</summary>
    public AppOptions App { get; init; } = new();

    public ApprovalOptions Approvals { get; init; } = new();

    /// <summary>People who go by more than one name, or are signed in by the platform.</summary>
    public IList<PersonOptions> People { get; init; } = [];

    /// <summary>Hosts that a <c>webhook</c> slot may call, each with the key that signs what it is sent.</summary>
    public IList<WebhookHostOptions> WebhookHosts { get; init; } = [];

    /// <summary>The tenants of <see cref="TenantList"/> as they are now: replaced as a whole.</summary>
    internal IReadOnlyList<TenantOptions> Listed
    {
        get => _listed;
        set => _listed = value;
    }

    /// <summary>Made once: what others know of a tenant, such as its tokens, they know by this object.</summary>
    private IReadOnlyList<TenantOptions> OfRegions =>
        LazyInitializer.EnsureInitialized(ref _ofRegions, () => [.. RegionClients.SelectMany(one => one.Tenants())]);

    /// <summary>Those of the settings and of its region clients, then those of the list as they are now.</summary>
    public IEnumerable<TenantOptions> AllTenants() => OfSettings().Concat(Listed);

    /// <summary>Those that do not change while the rotator runs.</summary>
    internal IEnumerable<TenantOptions> OfSettings() => Tenants.Concat(OfRegions);

    /// <summary>The tenant of this host; null where it is none, so that nothing may be sent there.</summary>
    public TenantOptions? FindTenant(string host) =>
        AllTenants().FirstOrDefault(one => one.Host.Equals(host, StringComparison.OrdinalIgnoreCase));
}
