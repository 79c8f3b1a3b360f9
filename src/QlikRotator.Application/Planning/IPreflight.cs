using QlikRotator.Core;
using QlikRotator.Core.Plan;

namespace QlikRotator.Application.Planning;

/// <summary>Looks whether a rotation could begin and end by itself. Changes nothing, and never throws for what is only unreachable.</summary>
public interface IPreflight
{
    Task<PreflightResult> LookAsync(SweepCandidate candidate, CancellationToken ct);
}

/// <param name="Blockers">What would stop the rotation, or keep its old credential alive; all that was found.</param>
/// <param name="Unseen">Why something could not be looked at; null where all could.</param>
public sealed record PreflightResult(IReadOnlyList<Reason> Blockers, Reason? Unseen);
