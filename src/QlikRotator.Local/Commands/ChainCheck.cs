using System.Text.Json;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Local.Commands;

/// <param name="Sequence">Where in the chain, from 1.</param>
internal sealed record BrokenLink(string RotationId, string Secret, int Sequence, string What);

/// <param name="Events">How many were read before the chain broke, or all.</param>
internal sealed record CheckedChain(int Events, BrokenLink? Broken);

/// <summary>One rotation's chain, from its first event to its last.</summary>
internal static class ChainCheck
{
    public static async Task<CheckedChain> RunAsync(
        RotationRecord record,
        IAsyncEnumerable<LedgerEvent> events,
        CancellationToken ct
    )
    {
        LedgerEvent? last = null;
        var concluded = false;
        try
        {
            await foreach (var next in events.WithCancellation(ct))
            {
                if (!next.Follows(last) || next.RotationId != record.RotationId)
                {
                    return Broken(
                        record,
                        last,
                        $"{next.At:u} {next.Entry.What} does not follow from what is recorded before it."
                    );
                }

                concluded = next.Entry.What != RotationLedger.Started && (concluded || Concludes(record, next));
                last = next;
            }
        }
        catch (JsonException)
        {
            return Broken(record, last, "what is recorded cannot be read.");
        }

        // A chain that lacks its end is whole in itself; the rotation's row tells that there was more.
        return last is null || (record.Outcome is not null && !concluded)
            ? Broken(record, last, "the chain ends before the rotation did.")
            : new CheckedChain(last.Sequence, null);
    }

    private static bool Concludes(RotationRecord record, LedgerEvent one) => one.Entry.What == record.Outcome?.Kind.ToString();

    private static CheckedChain Broken(RotationRecord record, LedgerEvent? last, string what)
    {
        var sequence = last?.Sequence ?? 0;
        return new CheckedChain(sequence, new BrokenLink(record.RotationId, record.Subject.Name, sequence + 1, what));
    }
}
