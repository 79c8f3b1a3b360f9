namespace QlikRotator.Application.Messages;

/// <summary>Tells the readers of channels something that belongs to no rotation and is no alarm.</summary>
public interface ILetters
{
    /// <summary>Each reader gets it once, however often it is called with the same key. A channel that fails is recorded, not thrown.</summary>
    Task TellAsync(Notice notice, IReadOnlyList<string> channels, CancellationToken ct);

    /// <summary>Tells one person by mail, through a channel of kind <c>smtp</c> and instead of its own readers; once, as above.</summary>
    /// <returns>False where it did not get through and may later: then call again with the same key.</returns>
    Task<bool> TellPersonAsync(Notice notice, string channel, string mailbox, CancellationToken ct);
}
