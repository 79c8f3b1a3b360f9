namespace QlikRotator.Application.Rotating.Fencing;

/// <summary>Lets one run of a rotation's step at a time change something outside.</summary>
public interface IStepFence
{
    /// <param name="run">Is given a token that is cancelled as soon as another run may have begun.</param>
    /// <exception cref="Core.Workflow.TryAgainException">Another run is under way, or may be.</exception>
    Task<TOutput> RunAsync<TOutput>(
        string rotationId,
        string step,
        Func<CancellationToken, Task<TOutput>> run,
        CancellationToken ct
    );
}
