using Microsoft.Extensions.Logging;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Campaigns;

/// <summary>
/// Goes on with campaigns, a turn at a time. What a turn decides stands in the ledger before it begins anything, so a process that dies
/// is followed by another, and two at once begin nothing twice.
/// </summary>
public sealed partial class CampaignRunner
{
    /// <summary>Whoever has not ended its turn by then may be dead.</summary>
    internal static readonly TimeSpan TurnLasts = TimeSpan.FromMinutes(5);

    /// <summary>Looks within one turn: what is over with its beginning makes room for others.</summary>
    private const int MostLooks = 20;

    private readonly CampaignStore _campaigns;
    private readonly CampaignRotations _rotations;
    private readonly CampaignLetters _letters;
    private readonly TimeProvider _time;
    private readonly ILogger<CampaignRunner> _logger;

    internal CampaignRunner(
        CampaignStore campaigns,
        CampaignRotations rotations,
        CampaignLetters letters,
        TimeProvider time,
        ILogger<CampaignRunner> logger
    ) => (_campaigns, _rotations, _letters, _time, _logger) = (campaigns, rotations, letters, time, logger);

    /// <summary>A turn of each campaign that is open. One that cannot be gone on with stops none of the others.</summary>
    /// <exception cref="TryAgainException">The ledger cannot be read.</exception>
    public async Task RunAsync(IRotationHost host, CancellationToken ct)
    {
        foreach (var id in await _campaigns.ListOpenAsync(ct))
        {
            try
            {
                await TurnAsync(id, host, ct);
            }
            catch (TryAgainException again)
            {
                Log.Postponed(_logger, id, again.Reason.Code, again.Reason.Message);
            }
#pragma warning disable CA1031 // The fence between one campaign and the next.
            catch (Exception unexpected) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Unexpected(_logger, id, unexpected.GetType().FullName, unexpected.StackTrace);
            }
        }
    }

    /// <summary>A turn of one campaign; nothing where another process is at it.</summary>
    public async Task TurnAsync(string id, IRotationHost host, CancellationToken ct)
    {
        var holder = $"{Guid.NewGuid():N}";
        if (!await TakeTurnAsync(id, holder, ct))
        {
            return;
        }

        try
        {
            for (var look = 0; look < MostLooks && await GoOnAsync(id, holder, host, ct); look++) { }
        }
        finally
        {
            await _campaigns.ChangeAsync(
                id,
                found => found.Turn?.Holder == holder ? found with { Turn = null } : found,
                CancellationToken.None
            );
        }
    }

    private async Task<bool> TakeTurnAsync(string id, string holder, CancellationToken ct)
    {
        if (await _campaigns.FindAsync(id, ct) is not { } found)
        {
            return false;
        }

        var now = _time.GetUtcNow();
        return (found.Value.Turn is not { } other || other.Until <= now)
            && await _campaigns.TryWriteAsync(found.Value with { Turn = new(holder, now + TurnLasts) }, found.Version, ct);
    }

    /// <returns>Whether there is something to look at again at once.</returns>
    private async Task<bool> GoOnAsync(string id, string holder, IRotationHost host, CancellationToken ct)
    {
        if (await _campaigns.FindAsync(id, ct) is not { } found || found.Value.Turn?.Holder != holder)
        {
            return false;
        }

        var record = found.Value;
        var window = await _campaigns.ReadAsync(record, record.From, record.To, ct);
        var seen = await _rotations.LookAsync(window, record, ct);
        if (!await window.SaveAsync(ct))
        {
            return false;
        }

        var decision = CampaignRules.Next(record, seen, _time.GetUtcNow());
        var after = decision.After;
        var next = await _campaigns.ReadAsync(record, after.From, after.To, ct);
        after = after with
        {
            WritesLeft = CampaignForecast.Without(
                after.WritesLeft,
                Enumerable.Range(record.To, after.To - record.To).Select(place => next[place])
            ),
        };
        if (!await _campaigns.TryWriteAsync(after, found.Version, ct))
        {
            return false;
        }

        Tell(record, after, decision);
        if (decision.Order == CampaignOrder.Begin)
        {
            return await BeginAsync(next, after, decision.Begin, holder, host, ct);
        }

        after = await _letters.TellAsync(after, ct);
        await (IsIdle(after) ? _campaigns.CloseAsync(id, ct) : Task.CompletedTask);
        return false;
    }

    private async Task<bool> BeginAsync(
        CampaignWindow window,
        CampaignRecord record,
        IReadOnlyList<int> places,
        string holder,
        IRotationHost host,
        CancellationToken ct
    )
    {
        await _rotations.MarkAsync(window, record, places, ct);
        if (!await window.SaveAsync(ct))
        {
            return false;
        }

        var some = await _rotations.BeginAsync(window, record, places, () => MayBeginAsync(record.Id, holder, ct), host, ct);
        return await window.SaveAsync(ct) && (some || await CountAsync(window, record, holder, ct));
    }

    /// <summary>What was begun is under way from now on, and not only from the next turn.</summary>
    /// <returns>False: there is nothing to look at again.</returns>
    private async Task<bool> CountAsync(CampaignWindow window, CampaignRecord record, string holder, CancellationToken ct)
    {
        var secrets = Enumerable.Range(record.From, record.To - record.From).Select(place => window[place]).ToList();
        await _campaigns.ChangeAsync(
            record.Id,
            found => found.Turn?.Holder == holder ? CampaignRules.Begun(found, secrets) : found,
            ct
        );
        return false;
    }

    /// <summary>Somebody may have paused it, or this process slept until its turn was another's.</summary>
    private async Task<bool> MayBeginAsync(string id, string holder, CancellationToken ct) =>
        (await _campaigns.FindAsync(id, ct))?.Value is { State: CampaignState.Running, Turn: { } turn }
        && turn.Holder == holder
        && turn.Until > _time.GetUtcNow();

    private static bool IsIdle(CampaignRecord record) => record is { State: not CampaignState.Running, Now.UnderWay: 0 };

    private void Tell(CampaignRecord before, CampaignRecord after, CampaignDecision decision)
    {
        if (decision.Order is CampaignOrder.Stop or CampaignOrder.Finish)
        {
            var level = decision.Order == CampaignOrder.Stop ? LogLevel.Error : LogLevel.Information;
            Log.Ended(_logger, level, after.Id, after.State, after.Events[^1].What.Code, after.Events[^1].What.Message);
        }
        else if (after.To > before.To)
        {
            Log.Extended(_logger, after.Id, after.To - before.To, after.To, after.Total);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(792, LogLevel.Information, "Campaign {Campaign} begins {Count} more: {Begun} of {Total}")]
        public static partial void Extended(ILogger logger, string campaign, int count, int begun, int total);

        [LoggerMessage(EventId = 793, Message = "Campaign {Campaign} is {State}: {Code}. {Message}")]
        public static partial void Ended(
            ILogger logger,
            LogLevel level,
            string campaign,
            CampaignState state,
            string code,
            string message
        );

        [LoggerMessage(794, LogLevel.Warning, "Campaign {Campaign} waits for the next minute: {Code}. {Message}")]
        public static partial void Postponed(ILogger logger, string campaign, string code, string message);

        [LoggerMessage(795, LogLevel.Error, "Campaign {Campaign} was stopped by {ExceptionType} at {StackTrace}")]
        public static partial void Unexpected(ILogger logger, string campaign, string? exceptionType, string? stackTrace);
    }
}
