using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.Http;

/// <summary>Where a client's tokens come from.</summary>
internal interface IBearer
{
    /// <param name="refused">The token that the tenant just answered 401 to; null at first.</param>
    Task<Result<SecretValue>> TokenAsync(SecretValue? refused, CancellationToken ct);
}

/// <summary>An API key: there is no other one to try.</summary>
internal sealed class FixedBearer(SecretValue token) : IBearer
{
    public Task<Result<SecretValue>> TokenAsync(SecretValue? refused, CancellationToken ct) =>
        Task.FromResult<Result<SecretValue>>(token);
}
