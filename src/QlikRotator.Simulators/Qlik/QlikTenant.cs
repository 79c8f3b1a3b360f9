using QlikRotator.Simulators.Qlik.ApiKeys;
using QlikRotator.Simulators.Qlik.Audits;
using QlikRotator.Simulators.Qlik.AutomationConnections;
using QlikRotator.Simulators.Qlik.Automations;
using QlikRotator.Simulators.Qlik.DataConnections;
using QlikRotator.Simulators.Qlik.Email;
using QlikRotator.Simulators.Qlik.Encryption;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.OAuth;
using QlikRotator.Simulators.Qlik.OAuthClients;
using QlikRotator.Simulators.Qlik.Reloads;
using QlikRotator.Simulators.Qlik.Users;

namespace QlikRotator.Simulators.Qlik;

/// <summary>One tenant, or the organization above all: its state, and the means to seed and inspect it. Every member may be used while requests are served.</summary>
public sealed partial class QlikTenant
{
    private readonly List<string> _issuedValues = [];
    private int _calls;
    private int _writes;
    private int _throttled;

    internal QlikTenant(string host, TimeProvider time, Lock gate)
    {
        Gate = gate;
        Host = host;
        Time = time;
        Users = new UserStore(this);
        Clients = new OAuthClientStore(this);
        Tokens = new TokenStore(this);
        ApiKeys = new ApiKeyStore(this);
        Automations = new AutomationStore(this);
        AutomationConnections = new AutomationConnectionStore(this);
        DataConnections = new DataConnectionStore(this);
        Reloads = new ReloadStore(this);
        Email = new EmailStore(this);
        KeyProviders = new KeyProviderStore(this);
        Audits = new AuditLog(this);
        Limiter = new RateLimiter(this);
    }

    /// <summary>The tenant's host name, which is also its display name.</summary>
    public string Host { get; }

    /// <summary>Whether it is no tenant but an organization, of which nothing but clients and tokens is served.</summary>
    public bool IsOrganization { get; internal init; }

    /// <summary>The tenant's id, as in <c>/api/v1/tenants/{id}</c>.</summary>
    public string Id { get; } = Ids.Mixed(32);

    /// <summary>Switches for what the contract leaves open.</summary>
    public QlikBehaviour Behaviour { get; } = new();

    /// <summary>Calls per user, tier and window.</summary>
    public RateLimits RateLimits { get; } = new();

    /// <summary>Requests received since the start or the last reset, whatever became of them.</summary>
    public int CallCount => Volatile.Read(ref _calls);

    /// <summary>Of these, the ones that are not reads; <c>/oauth/…</c> is left out because a token changes no resource.</summary>
    public int WriteCount => Volatile.Read(ref _writes);

    /// <summary>Requests answered with 429 since the start.</summary>
    public int ThrottledCount => Volatile.Read(ref _throttled);

    /// <summary>Every secret value this tenant ever gave out or was seeded with, for tests that search for leaks.</summary>
    public IReadOnlyList<string> IssuedValues
    {
        get
        {
            lock (Gate)
            {
                return [.. _issuedValues];
            }
        }
    }

    /// <summary>One lock for all tenants of a simulator, because one tenant's connection may hold another's key.</summary>
    internal Lock Gate { get; }

    internal TimeProvider Time { get; }

    internal DateTimeOffset Now => Time.GetUtcNow();

    internal UserStore Users { get; }

    internal OAuthClientStore Clients { get; }

    internal TokenStore Tokens { get; }

    internal AuditLog Audits { get; }

    internal RateLimiter Limiter { get; }

    /// <summary>Sets <see cref="CallCount"/> and <see cref="WriteCount"/> back to zero.</summary>
    public void ResetCounters()
    {
        Volatile.Write(ref _calls, 0);
        Volatile.Write(ref _writes, 0);
    }

    internal void Count(string method, PathString path)
    {
        Interlocked.Increment(ref _calls);
        if (
            !HttpMethods.IsGet(method)
            && !HttpMethods.IsHead(method)
            && !path.StartsWithSegments("/oauth", StringComparison.Ordinal)
        )
        {
            Interlocked.Increment(ref _writes);
        }
    }

    internal void CountThrottled() => Interlocked.Increment(ref _throttled);

    /// <summary>Remembers a value that must never be seen anywhere else; answers it for brevity.</summary>
    internal string Issued(string value)
    {
        _issuedValues.Add(value);
        return value;
    }

    internal string Link(string path) => $"https://{Host}{path}";
}
