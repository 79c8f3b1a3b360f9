using Microsoft.Extensions.Hosting;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Starting;

namespace QlikRotator.Application.Scheduling;

/// <summary>
/// Goes on with campaigns every minute: somebody has begun each of them, so it runs on a host without schedules, too.
/// </summary>
internal sealed class CampaignTimer(CampaignRunner campaigns, IRotationHost host, ScheduleLoop loop) : BackgroundService
{
    private const string EveryMinute = "0 * * * * *";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        loop.RepeatAsync(
            "campaigns",
            new CronTimes(EveryMinute, TimeZoneInfo.Utc),
            ct => campaigns.RunAsync(host, ct),
            stoppingToken
        );
}
