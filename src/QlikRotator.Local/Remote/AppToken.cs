using Azure.Core;

namespace QlikRotator.Local.Remote;

/// <summary>Sends a token of whoever is signed in here, kept until shortly before its end.</summary>
internal sealed class AppToken(TokenCredential credential, AppTarget app, TimeProvider time) : DelegatingHandler
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private AccessToken _token;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (app.Scope is { } scope)
        {
            if (_token.Token is null || _token.ExpiresOn - Margin < time.GetUtcNow())
            {
                _token = await credential.GetTokenAsync(new TokenRequestContext([scope]), ct);
            }

            request.Headers.Authorization = new("Bearer", _token.Token);
        }

        return await base.SendAsync(request, ct);
    }
}
