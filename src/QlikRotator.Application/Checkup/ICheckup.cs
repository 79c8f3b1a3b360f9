namespace QlikRotator.Application.Checkup;

/// <summary>
/// Tries one part of what a deployment needs. Changes nothing that anybody else sees; what cannot be reached is a
/// <see cref="Core.Workflow.TryAgainException"/>.
/// </summary>
public interface ICheckup
{
    /// <summary>What the findings are about where the part cannot be reached at all.</summary>
    string Subject { get; }

    IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, CancellationToken ct);
}
