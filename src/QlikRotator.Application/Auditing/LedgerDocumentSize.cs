namespace QlikRotator.Application.Auditing;

/// <summary>One limit for both stores, so that what fits in one fits in the other.</summary>
public static class LedgerDocumentSize
{
    /// <summary>Azure Tables takes 1 MiB per entity and counts two bytes per character; the rest is for names and keys.</summary>
    public const int MaxCharacters = 450_000;

    public static void Check(string json)
    {
        if (json.Length > MaxCharacters)
        {
            throw new ArgumentException(
                $"A ledger document has {json.Length:N0} characters; at most {MaxCharacters:N0} fit.",
                nameof(json)
            );
        }
    }
}
