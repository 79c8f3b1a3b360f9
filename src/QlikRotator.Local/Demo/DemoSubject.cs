using QlikRotator.Core.Secrets;
using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Local.Demo;

/// <summary>A managed secret of the demo's estate, whatever its source.</summary>
/// <param name="OldValue">What it was seeded with, to be tried at the end.</param>
internal abstract record DemoSubject(string Name, string Source, string Tenant, string Policy, SecretValue OldValue)
{
    /// <summary>The places that hold a copy, with the demo's own look at each.</summary>
    public IReadOnlyList<DemoConsumer> Consumers { get; init; } = [];

    /// <summary>What the value belongs to, for people.</summary>
    public abstract string Resource { get; }

    /// <summary>What a consumer would send with a value; null where no tenant issues the value, so that none can take or refuse it.</summary>
    public abstract HttpRequestMessage? Trial(SecretValue value, Uri qlik);

    /// <summary>For values that are made elsewhere: somebody makes a new one and writes it. Null where the tenant makes them.</summary>
    public virtual SimulatedSecretVersion? Renew(SimulatedVault vault) => null;

    protected HttpRequestMessage ToTenant(HttpMethod method, Uri qlik, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(qlik, path));
        request.Headers.Host = Tenant;
        return request;
    }
}
