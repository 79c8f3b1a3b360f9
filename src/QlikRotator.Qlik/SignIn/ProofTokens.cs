using System.Collections.Concurrent;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.SignIn;

/// <summary>
/// Asks for tokens only to see whether they are given. A token that nobody keeps runs out by itself: it is given back only where the
/// tenant says that the client has too many, because giving back each one would double the calls of every proof.
/// </summary>
/// <param name="takesBack">Whether a token can be given back there: Qlik documents that of tenants only.</param>
internal sealed class ProofTokens(TokenEndpoint endpoint, bool takesBack = true)
{
    /// <summary>Of one client, in this process.</summary>
    private const int Most = 20;

    private readonly ConcurrentDictionary<string, ConcurrentQueue<SecretValue>> _live = new(StringComparer.Ordinal);

    /// <exception cref="TryAgainException">As <see cref="TokenEndpoint"/>.</exception>
    public async Task<QlikAnswer<TokenAnswer>> RequestAsync(TokenRequest request, CancellationToken ct)
    {
        try
        {
            return Remember(request, await endpoint.RequestAsync(request, ct));
        }
        catch (TryAgainException full)
            when (takesBack && full.Reason.Code == QlikCodes.TokenQuota && _live.ContainsKey(request.ClientId))
        {
            _live.TryRemove(request.ClientId, out var tokens);
            await Task.WhenAll((tokens ?? []).Select(token => endpoint.RevokeAsync(token, ct)));
            return Remember(request, await endpoint.RequestAsync(request, ct));
        }
    }

    private QlikAnswer<TokenAnswer> Remember(TokenRequest request, QlikAnswer<TokenAnswer> answer)
    {
        if (answer.Value?.AccessToken is { } token)
        {
            var tokens = _live.GetOrAdd(request.ClientId, _ => new());
            tokens.Enqueue(token);
            while (tokens.Count > Most)
            {
                tokens.TryDequeue(out _);
            }
        }

        return answer;
    }
}
