using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Signing;

/// <summary>Tokens of the identity that the process runs as, for services that take one in place of a password.</summary>
public interface IAccessTokens
{
    /// <param name="scope">What the token is for, such as <c>https://outlook.office365.com/.default</c>.</param>
    /// <returns>A token that is good for some minutes at least, or why there is none.</returns>
    Task<Result<SecretValue>> GetAsync(string scope, CancellationToken ct);
}

/// <summary>Where there is no identity.</summary>
internal sealed class NoAccessTokens : IAccessTokens
{
    public Task<Result<SecretValue>> GetAsync(string scope, CancellationToken ct) =>
        Task.FromResult<Result<SecretValue>>(
            new Reason(ApplicationCodes.TokenRefused, "This process runs as no identity that gets tokens.")
        );
}
