namespace QlikRotator.Application.Events;

/// <summary>Where messages are kept that could not be handled, until a person has looked at them.</summary>
public interface IKeptEvents
{
    /// <summary>Where that is, for the person.</summary>
    Uri Address { get; }

    /// <summary>Keeps it for good. A second call keeps it twice.</summary>
    /// <exception cref="Core.Workflow.TryAgainException">It could not be stored now.</exception>
    Task KeepAsync(string message, CancellationToken ct);

    /// <exception cref="Core.Workflow.TryAgainException">It could not be asked now.</exception>
    Task<bool> IsEmptyAsync(CancellationToken ct);
}
