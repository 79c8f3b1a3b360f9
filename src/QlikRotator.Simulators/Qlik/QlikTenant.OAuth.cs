using System.Security.Cryptography;
using QlikRotator.Simulators.Qlik.OAuthClients;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    /// <summary>Seeds an OAuth client with its secrets.</summary>
    public SeededOAuthClient AddOAuthClient(NewOAuthClient? seed = null)
    {
        seed ??= new NewOAuthClient();
        lock (Gate)
        {
            var client = Clients.Add(seed);
            var secrets = Enumerable.Range(0, seed.Secrets).Select(_ => Clients.Seed(client, seed)).ToList();
            return new SeededOAuthClient(client.Id, secrets);
        }
    }

    /// <summary>Adds a secret as if somebody had made it in the administration console.</summary>
    public SeededSecret AddClientSecret(string clientId, string createdBy = "somebody-else")
    {
        lock (Gate)
        {
            var secret = Clients.Issue(Clients.Get(clientId), createdBy, Now);
            return new SeededSecret(secret.Hint, secret.Value);
        }
    }

    /// <summary>Removes a secret as if somebody had done it in the administration console.</summary>
    public void RemoveClientSecret(string clientId, string hint)
    {
        lock (Gate)
        {
            Clients.Get(clientId).Secrets.RemoveAll(secret => secret.Hint == hint);
        }
    }

    /// <summary>Removes a client with all its secrets, as if somebody had done it in the administration console.</summary>
    public void RemoveOAuthClient(string clientId)
    {
        lock (Gate)
        {
            Clients.Remove(Clients.Get(clientId));
        }
    }

    /// <summary>Registers a public RSA key for private_key_jwt and allows that method.</summary>
    public void AddPublicKey(string clientId, string keyId, RSAParameters key, string algorithm = "RS256") =>
        AddPublicKey(clientId, PublicJwk.From(keyId, key, algorithm));

    /// <summary>Registers a public P-384 key for private_key_jwt (ES384) and allows that method.</summary>
    public void AddPublicKey(string clientId, string keyId, ECParameters key) =>
        AddPublicKey(clientId, PublicJwk.From(keyId, key));

    /// <summary>Disables or enables a client.</summary>
    public void SetDisableTag(string clientId, string? tag)
    {
        lock (Gate)
        {
            Clients.Get(clientId).DisableTag = tag;
        }
    }

    /// <summary>The client's secrets as they are now.</summary>
    public IReadOnlyList<LiveSecret> ClientSecrets(string clientId)
    {
        lock (Gate)
        {
            return [.. Clients.Get(clientId).Secrets.Select(s => new LiveSecret(s.Hint, s.CreatedAt, s.CreatedBy))];
        }
    }

    /// <summary>Whether the token endpoint would take this value now; asking changes nothing.</summary>
    public bool AcceptsClientSecret(string clientId, string value)
    {
        lock (Gate)
        {
            return Clients.Find(clientId)?.KnownSecret(s => s.Value == value && s.PropagationDelay.IsAccepted(Now)) is not null;
        }
    }

    /// <summary>Whether a bot user exists for the client, which its first token request creates.</summary>
    public bool HasBotUser(string clientId)
    {
        lock (Gate)
        {
            return Users.FindBot(clientId) is not null;
        }
    }

    /// <summary>The id of the client's bot user, which its first token request creates; null before.</summary>
    public string? BotUserId(string clientId)
    {
        lock (Gate)
        {
            return Users.FindBot(clientId)?.Id;
        }
    }

    private void AddPublicKey(string clientId, PublicJwk key)
    {
        lock (Gate)
        {
            var client = Clients.Get(clientId);
            client.PublicKeys.Add(key);
            client.AuthMethods = [.. (client.AuthMethods ?? ["client_secret"]).Union(["private_key_jwt"])];
        }
    }
}
