using QlikRotator.Simulators.Qlik.ApiKeys;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    internal ApiKeyStore ApiKeys { get; }

    /// <summary>Seeds an API key.</summary>
    public SeededApiKey AddApiKey(NewApiKey seed)
    {
        lock (Gate)
        {
            var key = ApiKeys.Add(Users.Get(seed.UserId).Id, seed.Description, seed.Validity, PropagationDelay.Established);
            return new SeededApiKey(key.Id, key.Token);
        }
    }

    /// <summary>Sets the tenant's limits; the longest life is an ISO 8601 duration such as <c>P90D</c>.</summary>
    public void SetApiKeyLimits(int maxKeysPerUser, string maxExpiry)
    {
        lock (Gate)
        {
            ApiKeys.MaxKeysPerUser = maxKeysPerUser;
            ApiKeys.MaxExpiry = maxExpiry;
        }
    }

    /// <summary>An administrator takes a key away: it stays listed as revoked.</summary>
    public void RevokeApiKey(string id)
    {
        lock (Gate)
        {
            ApiKeys.End(ApiKeys.All.First(key => key.Id == id), forGood: false);
        }
    }

    /// <summary>Every key that is listed, in the order they were made.</summary>
    public IReadOnlyList<LiveApiKey> ListApiKeys()
    {
        lock (Gate)
        {
            return
            [
                .. ApiKeys.All.Select(key => new LiveApiKey(key.Id, key.Sub, key.Description, key.StatusAt(Now), key.Expiry)),
            ];
        }
    }

    /// <summary>Whether requests with this token would be let in now; asking changes nothing.</summary>
    public bool AcceptsApiKey(string token)
    {
        lock (Gate)
        {
            return ApiKeys.Accepts(token);
        }
    }
}
