using QlikRotator.Core;

namespace QlikRotator.Qlik.SignIn;

/// <summary>How the rotator proves to be its own OAuth client.</summary>
internal interface IClientAuthentication
{
    string? Scope { get; }

    /// <summary>A token request that carries the proof, made anew for each request.</summary>
    Task<ClientProof> ProveAsync(CancellationToken ct);
}

/// <summary>Either a request with the proof in it or why there is none.</summary>
internal sealed record ClientProof(TokenRequest? Request, Reason? Problem);
