using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Benchmarks.Loopback;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>A mass-due day: the sweep finds hundreds of secrets due in each tenant. How much of Qlik's budget is used till all is done?</summary>
internal static class Backlog
{
    private const int TenantCount = 3;
    private const int Each = 300;
    private const int WritesOfAll = 2 * Each;

    /// <summary>Qlik's, per minute and user.</summary>
    private const double Limit = 100;

    public static async Task RunAsync(double factor)
    {
        await using var estate = await LoopbackEstate.StartAsync(factor, TenantCount, soak: TimeSpan.Zero);
        Seed(estate);
        // What expires in twenty days falls due in the last third of them.
        estate.Clock.Skip(TimeSpan.FromDays(15));
        var lines = estate.Tenants.Select(tenant => new Line(tenant)).ToList();
        var swept = await estate.Get<Sweeper>().RunAsync(estate.Get<IRotationHost>(), CancellationToken.None);
        if (swept.Started != TenantCount * Each)
        {
            throw new InvalidOperationException($"The sweep started {swept.Started} of {TenantCount * Each} rotations.");
        }

        while (lines.Exists(line => line.End is null))
        {
            lines.ForEach(line => line.Look(estate.Clock.GetUtcNow()));
            await Task.Delay(5, CancellationToken.None);
        }

        foreach (var line in lines)
        {
            var minutes = (line.End!.Value - line.Begin!.Value).TotalMinutes;
            Console.WriteLine(
                $"{line.Tenant.Host}: {WritesOfAll} writes in {minutes:F1} min, {WritesOfAll / minutes / Limit:P1} of the budget, "
                    + $"{line.Tenant.ThrottledCount} answers of 429"
            );
        }
    }

    private static void Seed(LoopbackEstate estate)
    {
        foreach (var tenant in estate.Tenants)
        {
            for (var number = 0; number < Each; number++)
            {
                var client = tenant.AddOAuthClient();
                var name = $"{tenant.Host.Split('.')[0]}-{number}";
                estate.Manage(tenant, name, "oauth-client-secret", client.ClientId, client.Hint, client.Secret);
            }
        }
    }

    private sealed class Line(QlikTenant tenant)
    {
        public QlikTenant Tenant => tenant;

        public DateTimeOffset? Begin { get; private set; }

        public DateTimeOffset? End { get; private set; }

        public void Look(DateTimeOffset now)
        {
            Begin ??= tenant.WriteCount > 0 ? now : null;
            End ??= tenant.WriteCount >= WritesOfAll ? now : null;
        }
    }
}
