namespace QlikRotator.Application.Messages;

/// <summary>Tells the readers of channels something that belongs to no rotation and is no alarm.</summary>
public interface ILetters
{
    /// <summary>Each reader gets it once, however often it is called with the same key. A channel that fails is recorded, not thrown.</summary>
    Task TellAsync(Notice notice, IReadOnlyList<string> channels, CancellationToken ct);
}
