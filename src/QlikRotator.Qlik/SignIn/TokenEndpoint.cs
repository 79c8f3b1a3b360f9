using System.Net;
using QlikRotator.Core;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.SignIn;

/// <summary>A tenant's <c>/oauth</c>: gives tokens to whoever proves to be a client, and takes them back.</summary>
internal sealed class TokenEndpoint(TenantHttp http, TimeProvider time)
{
    /// <summary>Tokens live for hours: asking sooner only uses up requests.</summary>
    private static readonly TimeSpan QuotaWait = TimeSpan.FromMinutes(30);

    /// <exception cref="TryAgainException">No answer, throttled, or code <c>TokenQuota</c>: the client has too many live tokens.</exception>
    public Task<QlikAnswer<TokenAnswer>> RequestAsync(TokenRequest body, CancellationToken ct) =>
        RequestAsync(QlikRequest.Ask("/oauth/token", body), ct);

    /// <summary>The same with a body made for each time it is sent: a tenant takes a signed statement once.</summary>
    public Task<QlikAnswer<TokenAnswer>> RequestAsync(Func<CancellationToken, Task<TokenRequest>> body, CancellationToken ct) =>
        RequestAsync(QlikRequest.Ask("/oauth/token", async token => await body(token)), ct);

    private async Task<QlikAnswer<TokenAnswer>> RequestAsync(QlikRequest request, CancellationToken ct)
    {
        var reply = await http.SendAsync(request, bearer: null, ct);
        if (!reply.TryRead<TokenAnswer>(out var answer) || (answer.Refusal is null && !IsToken(answer.Value)))
        {
            throw http.Unreadable(request);
        }

        return IsQuota(answer) ? throw QuotaReached() : answer;
    }

    /// <summary>Gives a token back. Best effort: it expires by itself.</summary>
    public async Task RevokeAsync(SecretValue token, CancellationToken ct)
    {
        try
        {
            await http.SendAsync(QlikRequest.Post("/oauth/revoke", new TokenToRevoke(token)), bearer: null, ct);
        }
        catch (TryAgainException)
        {
            // Nothing depends on it.
        }
    }

    private static bool IsToken(TokenAnswer? answer) => answer?.AccessToken is { } token && QlikMessages.IsSendable(token);

    // The same status tells of a disabled user; only the words differ.
    private static bool IsQuota(QlikAnswer answer) =>
        answer is { Status: HttpStatusCode.Forbidden, Refusal: { } refusal }
        && refusal.Message.Contains("maximum number of", StringComparison.OrdinalIgnoreCase);

    private TryAgainException QuotaReached() =>
        new(
            new Reason(
                QlikCodes.TokenQuota,
                $"{http.Address.Host} gives this OAuth client no more tokens until some of its live ones expire or are revoked."
            ),
            time.GetUtcNow() + QuotaWait
        );
}
