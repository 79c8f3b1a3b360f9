using System.Collections.Concurrent;
using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.SignIn;

/// <summary>
/// A tenant's access tokens, one per identity, kept until shortly before they expire: tokens are counted by the tenant, so none is
/// asked for twice.
/// </summary>
internal sealed class TenantTokens(TokenEndpoint endpoint, IClientAuthentication authentication, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<SignInAs, Kept> _kept = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="refused">A token that got a 401: it is never given out again.</param>
    public async Task<Result<SecretValue>> GetAsync(SignInAs identity, SecretValue? refused, CancellationToken ct)
    {
        if (Current(identity, refused) is { } token)
        {
            return token;
        }

        await _turn.WaitAsync(ct);
        try
        {
            return Current(identity, refused) is { } meanwhile ? meanwhile : await SignInAsync(identity, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private SecretValue? Current(SignInAs identity, SecretValue? refused) =>
        _kept.TryGetValue(identity, out var kept) && !ReferenceEquals(kept.Token, refused) && time.GetUtcNow() < kept.Until
            ? kept.Token
            : null;

    private async Task<Result<SecretValue>> SignInAsync(SignInAs identity, CancellationToken ct)
    {
        var proof = await authentication.ProveAsync(ct);
        if (!proof.TryGet(out var request, out var problem))
        {
            return problem;
        }

        Result<TokenRequest>? unused = proof;
        var answer = await endpoint.RequestAsync(
            async token =>
            {
                // Each time it is sent it carries a statement of its own: a tenant may have taken the one whose answer was lost.
                var fresh = unused ?? await authentication.ProveAsync(token);
                unused = null;
                return (fresh.Value ?? request).For(identity, authentication.Scope);
            },
            ct
        );
        if (answer.Value is not { AccessToken: { } token } granted)
        {
            return Refused(identity, answer.Refusal!);
        }

        _kept[identity] = new Kept(token, granted.ExpiryFrom(time.GetUtcNow()) - Margin);
        return token;
    }

    private static Reason Refused(SignInAs identity, Reason why) =>
        new(
            QlikCodes.SignInRefused,
            identity.UserId is null
                ? $"The rotator could not sign in: {why.Message}"
                : $"The rotator could not sign in for user '{identity.UserId}': {why.Message} To act as users its client needs the grant {TokenRequest.Impersonation} and the scopes {identity.Scope}. The client of a region cannot have them: there the tenant needs a client of its own, under Tenants."
        );

    private sealed record Kept(SecretValue Token, DateTimeOffset Until);
}
