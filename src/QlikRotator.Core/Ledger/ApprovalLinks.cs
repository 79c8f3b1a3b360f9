namespace QlikRotator.Core.Ledger;

/// <summary>Whose link it is, or why it is not good. A wrong token and an unknown question read the same.</summary>
public sealed record LinkHolder(ApprovalRecord? Approval, string? Approver, Reason? Refusal);

/// <summary>Wrong tokens in a stretch of time.</summary>
public sealed record GuessRecord(DateTimeOffset Since, int Count);

/// <summary>Tells the person from the token in a link. Looking changes nothing for a good token; wrong ones are counted.</summary>
public sealed class ApprovalLinks(ILedgerStore store, ApprovalBook book, TimeProvider time)
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

        var key = new DocumentKey(Partition, approvalId);
        var guesses = (await store.ReadAsync<GuessRecord>(key, ct))?.Value;
        if (guesses is { Count: >= MostGuesses } && !IsOver(guesses))
        {
            return new LinkHolder(null, null, TooMany(guesses.Since + GuessWindow));
        }

        if (ApprovalToken.Find(token, approval) is { } link)
        {
            return new LinkHolder(approval, link.Approver, null);
        }

        await store.ChangeAsync<GuessRecord>(key, Count, ct);
        return Unknown;
    }

    private static LinkHolder Unknown { get; } =
        new(
            null,
            null,
            new(
                "UnknownLink",
                "This link is not valid. Each reminder carries a new link and ends the one before: use the newest message."
            )
        );

    private static Reason TooMany(DateTimeOffset until) =>
        new("TooManyGuesses", $"Too many links that are not valid were tried for this request. Try yours again after {until:u}.");

    private GuessRecord Count(GuessRecord? found) =>
        found is null || IsOver(found) ? new GuessRecord(time.GetUtcNow(), 1) : found with { Count = found.Count + 1 };

    private bool IsOver(GuessRecord found) => found.Since + GuessWindow <= time.GetUtcNow();
}
