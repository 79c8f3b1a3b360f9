using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Web.Api;

/// <summary>
/// Server-sent events while a rotation runs, whichever process runs it. <c>changed</c> names the stage it is in, <c>ended</c> the
/// outcome, and is the last one. An answer is cut after less than a minute; whoever comes back hears first how it is.
/// </summary>
public sealed class RotationEvents(RotationLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>A host bills for open answers, and proxies cut long ones: a browser comes back by itself.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(55);

    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(2);

    internal async Task<IResult> FollowAsync(string id, CancellationToken ct) =>
        RotationId.IsOne(id) && await ledger.FindAsync(id, ct) is not null
            ? TypedResults.ServerSentEvents(ChangesAsync(id, ct))
            : ApiAnswer.NoRotation(id);

    internal async IAsyncEnumerable<SseItem<string>> ChangesAsync(string id, [EnumeratorCancellation] CancellationToken ct)
    {
        var end = time.GetUtcNow() + LongestAnswer;
        RotationRecord? seen = null;
        while (time.GetUtcNow() < end)
        {
            if (await LookAsync(id, seen, ct) is { } record && record != seen)
            {
                seen = record;
                yield return ItemOf(record);
                if (record.Outcome is not null)
                {
                    yield break;
                }
            }

            await Task.Delay(LookEvery, time, ct);
        }
    }

    /// <summary>A ledger that is away for a moment has changed nothing that anybody could see.</summary>
    private async Task<RotationRecord?> LookAsync(string id, RotationRecord? seen, CancellationToken ct)
    {
        try
        {
            return await ledger.FindAsync(id, ct);
        }
        catch (TryAgainException)
        {
            return seen;
        }
    }

    private static SseItem<string> ItemOf(RotationRecord record) =>
        record.Outcome is { } outcome
            ? new(outcome.Kind.ToString(), "ended")
            : new(record.Stage, "changed") { ReconnectionInterval = ComeBackAfter };
}
