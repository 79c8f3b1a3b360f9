using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Watching;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tenants;

/// <summary>
/// Reads the list of tenants before anything else begins, and again every minute. A list that is no good is told as an alarm, by a process
/// that lives that long.
/// </summary>
internal sealed partial class TenantListWatch(
    TenantList list,
    AlarmStore alarms,
    IOptions<RotatorOptions> options,
    TimeProvider time,
    ILogger<TenantListWatch> logger
) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private Reason? _told;
    private bool _hasTold;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.TenantList.IsSet)
        {
            await RefreshAsync(cancellationToken);
            await base.StartAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>Reads it once more, and tells what has changed about it.</summary>
    internal async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var problem = await RefreshAsync(ct);
            if (!_hasTold || problem != _told)
            {
                await alarms.UpdateAsync(problem is null ? [] : [AlarmOf(problem)], [AlarmKind.TenantList], ct);
                (_told, _hasTold) = (problem, true);
            }
        }
        catch (TryAgainException later)
        {
            Log.Later(logger, later.Reason.Code, later.Reason.Message);
        }
    }

    private async Task<Reason?> RefreshAsync(CancellationToken ct)
    {
        try
        {
            var problem = await list.RefreshAsync(ct);
            if (problem is not null && problem != _told)
            {
                Log.NotGood(logger, options.Value.Listed.Count, problem.Code, problem.Message);
            }

            return problem;
        }
        catch (TryAgainException later)
        {
            return later.Reason;
        }
    }

    private Alarm AlarmOf(Reason problem) =>
        new(
            AlarmKind.TenantList,
            new SecretReference(options.Value.Vaults[0].Uri!, UnreadPlace.Everything),
            problem with
            {
                Message =
                    $"{options.Value.TenantList.Place}: {problem.Message} In use are the {options.Value.Listed.Count} tenants of the last good list.",
            }
        );

    private static partial class Log
    {
        [LoggerMessage(
            760,
            LogLevel.Error,
            "The list of tenants is no good, {Listed} of the last good one are in use: {Code}. {Message}"
        )]
        public static partial void NotGood(ILogger logger, int listed, string code, string message);

        [LoggerMessage(761, LogLevel.Warning, "What became of the list of tenants is told later: {Code}. {Message}")]
        public static partial void Later(ILogger logger, string code, string message);
    }
}
