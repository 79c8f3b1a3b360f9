namespace QlikRotator.Simulators.Qlik.OAuth;

/// <summary>The access tokens that are alive.</summary>
internal sealed class TokenStore(QlikTenant tenant)
{
    private readonly Dictionary<string, AccessToken> _tokens = [];
    private readonly Dictionary<string, DateTimeOffset> _usedAssertions = [];

    public AccessToken? FindLive(string value) =>
        _tokens.TryGetValue(value, out var token) && token.ExpiresAt > tenant.Now ? token : null;

    public int CountLive(string clientId) =>
        _tokens.Values.Count(token => token.ClientId == clientId && token.ExpiresAt > tenant.Now);

    public AccessToken Add(AccessToken token)
    {
        _tokens[token.Value] = token;
        return token;
    }

    public void Revoke(string value) => _tokens.Remove(value);

    public void RevokeBoughtWith(string hint, string clientId)
    {
        foreach (var token in _tokens.Values.Where(token => token.SecretHint == hint && token.ClientId == clientId).ToList())
        {
            _tokens.Remove(token.Value);
        }
    }

    /// <summary>Remembers an assertion until it would be refused anyway; false where it was seen before.</summary>
    public bool FirstUse(string clientId, string assertionId, DateTimeOffset expiresAt)
    {
        foreach (var (used, end) in _usedAssertions.ToList())
        {
            if (end <= tenant.Now)
            {
                _usedAssertions.Remove(used);
            }
        }

        return _usedAssertions.TryAdd($"{clientId} {assertionId}", expiresAt);
    }
}
