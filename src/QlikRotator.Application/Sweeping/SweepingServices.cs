using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Watching;

namespace QlikRotator.Application.Sweeping;

public static class SweepingServices
{
    /// <summary>What timers call. Needs the ledger, the vault, <c>AddStarting</c>, <c>AddSteps</c> and a notifier.</summary>
    public static IServiceCollection AddSweeping(this IServiceCollection services) =>
        services
            .AddSingleton<SweepBook>()
            .AddSingleton<KnownSecrets>()
            .AddSingleton<DriftWatch>()
            .AddSingleton<LostRotations>()
            .AddSingleton<Sweeper>()
            .AddSingleton<AlarmBook>()
            .AddSingleton<WatchdogRunner>()
            .AddSingleton<ScanRunner>()
            .AddSingleton<Purger>();

    /// <summary>
    /// Runs them on <see cref="Settings.SchedulesOptions"/>, in a host that has no timers of its own and whose
    /// <see cref="Starting.IRotationHost"/> and <see cref="IRotationHistory"/> are services.
    /// </summary>
    public static IServiceCollection AddSchedules(this IServiceCollection services) => services.AddHostedService<Schedules>();
}
