using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

internal sealed class ApiKeyStore(QlikTenant tenant)
{
    private readonly List<ApiKey> _keys = [];
    private long _sequence;

    public IReadOnlyList<ApiKey> All => _keys;

    /// <summary>Counts active keys only.</summary>
    public int MaxKeysPerUser { get; set; } = 5;

    /// <summary>The longest life of a new key, an ISO 8601 duration; the product's default is one day.</summary>
    public string MaxExpiry { get; set; } = "PT24H";

    public string ScimExpiry { get; set; } = "P365D";

    public ApiKey? Find(string id) => _keys.Find(key => key.Id == id);

    public int CountActive(string sub) => _keys.Count(key => key.Sub == sub && key.StatusAt(tenant.Now) == "active");

    /// <summary>Signs in with a token; null where it is not accepted now.</summary>
    public ApiKey? Use(string token)
    {
        var key = _keys.Find(candidate => candidate.Token == token);
        if (key?.StatusAt(tenant.Now) != "active" || !key.Freshness.Accept(tenant.Now))
        {
            return null;
        }

        if (tenant.Behaviour.ApiKeys.UseIsAudited)
        {
            var data = new
            {
                id = key.Id,
                createdByUser = key.CreatedByUser,
                tenantId = tenant.Id,
            };
            tenant.Audits.Add("com.qlik.api-key.validated", key.Sub, data);
        }

        return key;
    }

    /// <summary>Looks without using the key.</summary>
    public bool Accepts(string token) =>
        _keys.Find(key => key.Token == token) is { } key
        && key.StatusAt(tenant.Now) == "active"
        && key.Freshness.IsAccepted(tenant.Now);

    public ApiKey Add(string sub, string description, TimeSpan life, Freshness freshness)
    {
        var id = Ids.Guid();
        var expiry = tenant.Now + life;
        var key = new ApiKey(id, tenant.Issued(TokenFor(id, sub, expiry)), sub, ++_sequence)
        {
            Description = description,
            CreatedByUser = sub,
            Created = tenant.Now,
            Expiry = expiry,
            Freshness = freshness,
        };
        _keys.Add(key);
        return key;
    }

    public void Remove(ApiKey key) => _keys.Remove(key);

    private string TokenFor(string id, string sub, DateTimeOffset expiry)
    {
        var tokenId = tenant.Behaviour.ApiKeys.TokenTellsKeyId ? id : Ids.Guid();
        return Jwt.Create(
            new
            {
                jti = tokenId,
                sub,
                subType = "user",
                tenantId = tenant.Id,
                iss = "qlik.api.internal/api-keys",
                aud = "qlik.api",
                iat = tenant.Now.ToUnixTimeSeconds(),
                exp = expiry.ToUnixTimeSeconds(),
            }
        );
    }
}
