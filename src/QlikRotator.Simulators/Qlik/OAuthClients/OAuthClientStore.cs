using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

internal sealed class OAuthClientStore(QlikTenant tenant)
{
    private readonly List<OAuthClient> _clients = [];
    private long _sequence;

    public IReadOnlyList<OAuthClient> All => _clients;

    public OAuthClient? Find(string? id) => _clients.Find(client => client.Id == id);

    /// <summary>What the tenant's own API shows.</summary>
    public IEnumerable<OAuthClient> Listed => _clients.Where(client => !client.OfRegion);

    public OAuthClient? FindListed(string id) => Find(id) is { OfRegion: false } client ? client : null;

    public OAuthClient Get(string id) => Find(id) ?? throw new ArgumentException($"No OAuth client {id}.", nameof(id));

    public void Remove(OAuthClient client) => _clients.Remove(client);

    public OAuthClient Add(NewOAuthClient seed)
    {
        var client = new OAuthClient(Ids.Hex(32), seed.AppType, ++_sequence, new DeletedCredentials<ClientSecret>(tenant))
        {
            CreatedAt = tenant.Now - seed.SecretAge,
            UpdatedAt = tenant.Now - seed.SecretAge,
            Name = seed.Name,
            Scopes = seed.Scopes,
            GrantTypes = seed.GrantTypes,
            AuthMethods = seed.AuthMethods,
            DisableTag = seed.DisableTag,
            PublishedAt = seed.PublishedAt,
        };
        _clients.Add(client);
        return client;
    }

    /// <summary>A client that is the same in all tenants of its region.</summary>
    public void AddOfRegion(string id, SeededSecret secret)
    {
        var client = new OAuthClient(id, "web", ++_sequence, new DeletedCredentials<ClientSecret>(tenant))
        {
            OfRegion = true,
            CreatedAt = tenant.Now,
            UpdatedAt = tenant.Now,
            Name = "of the region",
            Scopes = ["admin_classic", "tenants:create", "tenants:deactivate", "tenants:reactivate"],
            GrantTypes = ["client_credentials"],
            AuthMethods = ["client_secret"],
        };
        client.Secrets.Add(new ClientSecret(secret.Hint, tenant.Issued(secret.Value), PropagationDelay.Established));
        _clients.Add(client);
    }

    /// <summary>A secret that was always there.</summary>
    public SeededSecret Seed(OAuthClient client, NewOAuthClient seed)
    {
        var secret = new ClientSecret(NewHint(client), NewValue(), PropagationDelay.Established)
        {
            CreatedAt = seed.SecretsTellCreation ? tenant.Now - seed.SecretAge : null,
            CreatedBy = seed.SecretsTellCreation ? "the-administrator" : null,
        };
        client.Secrets.Add(secret);
        return new SeededSecret(secret.Hint, secret.Value);
    }

    /// <summary>A secret made now.</summary>
    public ClientSecret Issue(OAuthClient client, string createdBy, DateTimeOffset now)
    {
        var tells = tenant.Behaviour.SecretsTellCreation;
        var secret = new ClientSecret(NewHint(client), NewValue(), PropagationDelay.Of(tenant))
        {
            CreatedAt = tells ? now : null,
            CreatedBy = tells ? createdBy : null,
        };
        client.Secrets.Add(secret);
        client.UpdatedAt = now;
        tenant.Audits.Add("com.qlik.v1.oauth-client.secret.created", createdBy, new { clientId = client.Id, hint = secret.Hint });
        return secret;
    }

    private string NewValue() => tenant.Issued(Ids.Hex(64));

    // Drawn apart from the value, so that nobody learns to derive one from the other.
    private string NewHint(OAuthClient client)
    {
        while (true)
        {
            var hint = tenant.Behaviour.HintsNeedEncoding ? $"{Ids.Mixed(2)}#{Ids.Mixed(2)}" : Ids.Mixed(5);
            if (!client.Secrets.Exists(secret => secret.Hint == hint))
            {
                return hint;
            }
        }
    }
}
