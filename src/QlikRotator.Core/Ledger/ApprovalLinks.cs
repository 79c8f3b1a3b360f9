namespace QlikRotator.Core.Ledger;

/// <summary>Whose link it is, or why it is not good. A wrong token and an unknown question read the same.</summary>
public sealed record LinkHolder(ApprovalRecord? Approval, string? Approver, Reason? Refusal);

/// <summary>Wrong tokens in a stretch of time.</summary>
public sealed record GuessRecord(DateTimeOffset Since, int Count);

/// <summary>
/// Tells the person from the token in a link. Nobody guesses 256 bits, so a good token is good whatever else was tried; only the
/// writing about wrong ones is bounded. A link that a newer one has replaced is no guess.
/// </summary>
public sealed class ApprovalLinks(ILedgerStore store, ApprovalStore book, TimeProvider time)
{
    public const int MostGuesses = 10;

    private const string Partition = "approval-guesses";

    public static TimeSpan GuessWindow { get; } = TimeSpan.FromMinutes(15);

    public async Task<LinkHolder> TryAsync(string approvalId, string token, CancellationToken ct)
    {
        if (await book.FindAsync(approvalId, ct) is not { } approval)
        {
            return Unknown;
        }

        return ApprovalToken.Find(token, approval) switch
        {
            { Replaced: false } link => new LinkHolder(approval, link.Approver, null),
            { } => Replaced,
            null => await CountAsync(new DocumentKey(Partition, approvalId), ct),
        };
    }

    private async Task<LinkHolder> CountAsync(DocumentKey key, CancellationToken ct)
    {
        var guesses = (await store.ReadAsync<GuessRecord>(key, ct))?.Value;
        if (guesses is { Count: >= MostGuesses } && !IsOver(guesses))
        {
            return new LinkHolder(null, null, TooMany(guesses.Since + GuessWindow));
        }

        await store.ChangeAsync<GuessRecord>(key, Count, ct);
        return Unknown;
    }

    private static LinkHolder Replaced { get; } =
        new(null, null, new(CoreCodes.LinkReplaced, "A newer message carries the link that is good now: use the newest one."));

    private static LinkHolder Unknown { get; } =
        new(
            null,
            null,
            new(
                CoreCodes.UnknownLink,
                "This link is not valid. Each reminder carries a new link and ends the one before: use the newest message."
            )
        );

    private static Reason TooMany(DateTimeOffset until) =>
        new(
            CoreCodes.TooManyGuesses,
            $"Too many links that are not valid were tried for this request. Try yours again after {until:u}."
        );

    private GuessRecord Count(GuessRecord? found) =>
        found is null || IsOver(found) ? new GuessRecord(time.GetUtcNow(), 1) : found with { Count = found.Count + 1 };

    private bool IsOver(GuessRecord found) => found.Since + GuessWindow <= time.GetUtcNow();
}
