using QlikRotator.Application.Planning;
using QlikRotator.Core;
using QlikRotator.Core.Plan;

namespace QlikRotator.Web.Tests.Api;

/// <summary>Finds what the secret's name says: "blocked…" is, everything else is not.</summary>
internal sealed class ToldPreflight : IPreflight
{
    public Task<PreflightResult> LookAsync(SweepCandidate candidate, CancellationToken ct) =>
        Task.FromResult(
            new PreflightResult(
                candidate.Secret.Secret.Name.StartsWith("blocked", StringComparison.Ordinal)
                    ? [new Reason("TooManySecrets", "The client holds five secrets.")]
                    : [],
                Unseen: null
            )
        );
}
