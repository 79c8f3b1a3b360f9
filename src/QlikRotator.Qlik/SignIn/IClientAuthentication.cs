using QlikRotator.Core;

namespace QlikRotator.Qlik.SignIn;

/// <summary>How the rotator proves to be its own OAuth client.</summary>
internal interface IClientAuthentication
{
    string? Scope { get; }

    /// <summary>A token request that carries the proof, made anew for each request.</summary>
    Task<Result<TokenRequest>> ProveAsync(CancellationToken ct);
}
