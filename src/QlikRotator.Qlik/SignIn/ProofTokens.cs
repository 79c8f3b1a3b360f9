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
    /// <summary>Given back at once.</summary>
    private const int MostOfAClient = 20;

    /// <summary>Remembered in this process: those of the last proofs, whichever clients they were of.</summary>
    private const int Most = 500;

    private readonly Lock _gate = new();
    private Queue<LiveToken> _live = new();

    /// <exception cref="TryAgainException">As <see cref="TokenEndpoint"/>.</exception>
    public async Task<QlikAnswer<TokenAnswer>> RequestAsync(TokenRequest request, CancellationToken ct)
    {
        try
        {
            return Remember(request, await endpoint.RequestAsync(request, ct));
        }
        catch (TryAgainException full) when (takesBack && full.Reason.Code == QlikCodes.TokenQuota)
        {
            if (TakeOf(request.ClientId) is not { Count: > 0 } tokens)
            {
                throw;
            }

            await Task.WhenAll(tokens.Select(token => endpoint.RevokeAsync(token, ct)));
            return Remember(request, await endpoint.RequestAsync(request, ct));
        }
    }

    private QlikAnswer<TokenAnswer> Remember(TokenRequest request, QlikAnswer<TokenAnswer> answer)
    {
        if (answer.Value?.AccessToken is { } token)
        {
            lock (_gate)
            {
                _live.Enqueue(new(request.ClientId, token));
                if (_live.Count > Most)
                {
                    _live.Dequeue();
                }
            }
        }

        return answer;
    }

    private List<SecretValue> TakeOf(string clientId)
    {
        lock (_gate)
        {
            var own = _live.Where(one => one.ClientId == clientId).Select(one => one.Token).ToList();
            _live = new(_live.Where(one => one.ClientId != clientId));
            return [.. own.TakeLast(MostOfAClient)];
        }
    }

    private sealed record LiveToken(string ClientId, SecretValue Token);
}
