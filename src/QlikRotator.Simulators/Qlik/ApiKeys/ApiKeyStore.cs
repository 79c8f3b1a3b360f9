using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

internal sealed class ApiKeyStore(QlikTenant tenant)
{
    private readonly List<ApiKey> _keys = [];
    private readonly DeletedCredentials<ApiKey> _deleted = new(tenant);
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
        if (Known(token) is not { } key || !key.PropagationDelay.Accept(tenant.Now))
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
    public bool Accepts(string token) => Known(token)?.PropagationDelay.IsAccepted(tenant.Now) ?? false;

    public ApiKey Add(string sub, string description, TimeSpan life, PropagationDelay delay)
    {
        var id = Ids.Guid();
        var expiry = tenant.Now + life;
        var key = new ApiKey(id, tenant.Issued(TokenFor(id, sub, expiry)), sub, ++_sequence)
        {
            Description = description,
            CreatedByUser = sub,
            Created = tenant.Now,
            Expiry = expiry,
            PropagationDelay = delay,
        };
        _keys.Add(key);
        return key;
    }

    /// <summary>Ends a key: for good by its owner, else it stays listed as revoked.</summary>
    public void End(ApiKey key, bool forGood)
    {
        _deleted.Add(key);
        key.Revoked = true;
        if (forGood)
        {
            _keys.Remove(key);
        }
    }

    private ApiKey? Known(string token) =>
        _keys.Find(key => key.Token == token && key.StatusAt(tenant.Now) == "active")
        ?? _deleted.Find(key => key.Token == token && key.Expiry > tenant.Now);

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
