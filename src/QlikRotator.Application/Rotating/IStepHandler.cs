namespace QlikRotator.Application.Rotating;

/// <summary>
/// Does one step's work. Runs at least once: each handler first looks whether its work is done already. A value it handles
/// lives and dies inside the call.
/// </summary>
internal interface IStepHandler<TInput, TOutput>
{
    Task<TOutput> RunAsync(TInput input, CancellationToken ct);
}
