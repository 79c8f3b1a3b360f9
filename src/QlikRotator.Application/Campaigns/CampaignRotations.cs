using Microsoft.Extensions.Logging;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Campaigns;

/// <summary>The rotations of a campaign: where they are, and their beginning.</summary>
internal sealed partial class CampaignRotations(RotationLedger ledger, RotationStarter starter, ILogger<CampaignRotations> logger)
{
    /// <summary>Each is a handful of calls that wait for vault and ledger.</summary>
    private const int AtOnce = 8;

    private const int MostBroken = 5;

    /// <summary>Looks at every place; what is found to be over is so in the window from then on.</summary>
    public async Task<IReadOnlyList<CampaignSighting>> LookAsync(
        CampaignWindow window,
        CampaignRecord record,
        CancellationToken ct
    )
    {
        var seen = new CampaignSighting[record.To - record.From];
        await Parallel.ForAsync(
            record.From,
            record.To,
            Options(ct),
            async (place, token) =>
            {
                var one = window[place];
                var row = one.State == CampaignSecretState.Begun ? await ledger.FindAsync(one.RotationId, token) : null;
                var sighting = CampaignSighting.Of(one, record.Mode, row);
                seen[place - record.From] = sighting with { Secret = Short(sighting.Secret) };
            }
        );
        for (var place = record.From; place < record.To; place++)
        {
            if (seen[place - record.From].Secret != window[place])
            {
                window[place] = seen[place - record.From].Secret;
            }
        }

        return seen;
    }

    /// <summary>Writes down that these are about to be begun, with what has ended before. Nothing is begun yet.</summary>
    public async Task MarkAsync(CampaignWindow window, CampaignRecord record, IReadOnlyList<int> places, CancellationToken ct)
    {
        var marked = new CampaignSecret[places.Count];
        await Parallel.ForAsync(
            0,
            places.Count,
            Options(ct),
            async (index, token) => marked[index] = await MarkedAsync(window[places[index]], record.Mode, token)
        );
        for (var index = 0; index < places.Count; index++)
        {
            window[places[index]] = marked[index];
        }
    }

    /// <summary>Begins what is marked. Doing it again for one that runs changes nothing.</summary>
    /// <param name="may">Whether the campaign still wants it, asked before each.</param>
    /// <returns>Whether some were over with their beginning, so that others may begin in their place.</returns>
    public async Task<bool> BeginAsync(
        CampaignWindow window,
        CampaignRecord record,
        IReadOnlyList<int> places,
        Func<Task<bool>> may,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var after = new CampaignSecret?[places.Count];
        await Parallel.ForAsync(
            0,
            places.Count,
            Options(ct),
            async (index, token) =>
            {
                if (await may())
                {
                    after[index] = await BeginAsync(window[places[index]], record, host, token);
                }
            }
        );
        for (var index = 0; index < places.Count; index++)
        {
            if (after[index] is { } one && one != window[places[index]])
            {
                window[places[index]] = Short(one);
            }
        }

        return after.Any(one => one?.IsOver() == true);
    }

    /// <summary>A leak takes over what runs, and where that has ended meanwhile replaces the version itself.</summary>
    private async Task<CampaignSecret> MarkedAsync(CampaignSecret one, RotationMode mode, CancellationToken ct)
    {
        if (one.State != CampaignSecretState.Waiting)
        {
            return one;
        }

        var row = await ledger.FindAsync(one.RotationId, ct);
        var own = RotationId.For(one.Secret.At(one.Version));
        if (mode == RotationMode.Leak && row?.Outcome is not null && one.RotationId != own)
        {
            one = one with { RotationId = own };
            row = await ledger.FindAsync(own, ct);
        }

        var ended = row is null ? 0 : row.Attempt - (row.Outcome is null ? 1 : 0);
        return one with { State = CampaignSecretState.Begun, EndedBefore = ended };
    }

    private async Task<CampaignSecret> BeginAsync(
        CampaignSecret one,
        CampaignRecord record,
        IRotationHost host,
        CancellationToken ct
    )
    {
        try
        {
            return After(one, await starter.StartAsync(OrderOf(one, record), host, ct));
        }
        catch (TryAgainException again)
        {
            Log.NotAsked(logger, record.Id, one.Secret.ToString(), again.Reason.Code, again.Reason.Message);
            return one;
        }
#pragma warning disable CA1031 // The fence between one secret and the next.
        catch (Exception unexpected) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Unexpected(logger, record.Id, one.Secret.ToString(), unexpected.GetType().FullName, unexpected.StackTrace);
            return await BrokenAsync(one, unexpected, ct);
        }
    }

    /// <summary>It may have begun all the same: then its row says so, and the next look finds it there.</summary>
    private async Task<CampaignSecret> BrokenAsync(CampaignSecret one, Exception unexpected, CancellationToken ct) =>
        one.Broken + 1 >= MostBroken && await ledger.FindAsync(one.RotationId, ct) is null or { Outcome: not null }
            ? one.Ended(
                CampaignSecretState.Failed,
                new(ApplicationCodes.Unexpected, $"{unexpected.GetType().Name}; the log has where.")
            )
            : one with
            {
                Broken = one.Broken + 1,
            };

    private static StartOrder OrderOf(CampaignSecret one, CampaignRecord record) =>
        new(
            one.Secret.ToString(),
            RotationTrigger.Person,
            record.By,
            record.Mode,
            About: one.Version,
            Why: FreeText.Shorten($"Campaign {record.Id}: {record.Why ?? record.Filter}")
        )
        {
            RequesterIsKnown = record.RequesterIsKnown,
            Campaign = record.Id,
        };

    private static CampaignSecret After(CampaignSecret one, StartResult result) =>
        result switch
        {
            { Kind: StartResultKind.Started, RotationId: { } id } when id != one.RotationId => one with
            {
                RotationId = id,
                EndedBefore = 0,
            },
            { Kind: StartResultKind.Started } => one,
            { Kind: StartResultKind.AlreadyRunning } when result.RotationId == one.RotationId => one,
            { Kind: StartResultKind.Refused } when !IsNoFailure(result.Reason) => one.Ended(
                CampaignSecretState.Failed,
                result.Reason
            ),
            _ => one.Ended(CampaignSecretState.Skipped, result.Reason),
        };

    /// <summary>Somebody has kept it back, or rotated it, since the campaign began.</summary>
    private static bool IsNoFailure(Reason why) => why.Code is CoreCodes.Paused or ApplicationCodes.TooSoon;

    private static CampaignSecret Short(CampaignSecret one) =>
        one.Why is { Message.Length: > CampaignStore.LongestWhy } why
            ? one with
            {
                Why = why with { Message = FreeText.Shorten(why.Message, CampaignStore.LongestWhy) },
            }
            : one;

    private static ParallelOptions Options(CancellationToken ct) =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };

    private static partial class Log
    {
        [LoggerMessage(790, LogLevel.Warning, "Campaign {Campaign}: {Secret} could not be started this time: {Code}. {Message}")]
        public static partial void NotAsked(ILogger logger, string campaign, string secret, string code, string message);

        [LoggerMessage(
            791,
            LogLevel.Error,
            "Campaign {Campaign}: the start of {Secret} was stopped by {ExceptionType} at {StackTrace}"
        )]
        public static partial void Unexpected(
            ILogger logger,
            string campaign,
            string secret,
            string? exceptionType,
            string? stackTrace
        );
    }
}
