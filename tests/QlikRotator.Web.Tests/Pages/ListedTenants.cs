using QlikRotator.Application.Discovering;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>Tenants that hold what a test says.</summary>
internal sealed class ListedTenants : ITenantReader
{
    public IReadOnlyList<string> Tenants => ["acme.eu.qlikcloud.com", "globex.us.qlikcloud.com"];

    private int _reads;

    public List<OAuthClientFound> Clients { get; } = [];

    public List<ApiKeyFound> Keys { get; } = [];

    public int? MostKeysPerUser { get; set; }

    public List<Core.Reason> Problems { get; } = [];

    /// <summary>How often one was read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public Task<TenantContents> ReadAsync(string tenant, CancellationToken ct)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult(
            new TenantContents(tenant, Clients, Keys, [], [], [], null, null, Problems) { MostKeysPerUser = MostKeysPerUser }
        );
    }

    public static ApiKeyFound Key(string id, string owner) => new(id, null, "active", owner, null, null, null);

    public static OAuthClientFound Client(string id, params string[] hints) =>
        new(id, $"name of {id}", "web", false, false, true, [.. hints.Select(hint => new ClientSecretFound(hint, null, "ann"))]);
}
