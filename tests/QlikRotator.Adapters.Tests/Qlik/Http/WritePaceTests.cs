using QlikRotator.Adapters.Tests.Outcomes;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Adapters.Tests.Qlik.Http;

/// <summary>A tenant that is written to as often as the settings allow never has to say that it is too often.</summary>
public sealed class WritePaceTests
{
    private const int PerMinute = 12;

    /// <summary>Half a minute's worth at once.</summary>
    private const int Together = 6;

    private readonly SwiftTime _time = new();

    [Fact]
    public async Task Create_ManyAtOnce_ABurstAndThenAWaitThatAHostCanKeep()
    {
        await using var world = await StartAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => TryAsync(world)));

        var admitted = outcomes.Count(outcome => outcome is null);
        admitted.ShouldBeInRange(Together - 1, Together + 1, "signing in took one place");
        outcomes
            .OfType<TryAgainException>()
            .ShouldAllBe(again => again.Reason.Code == "Paced" && again.NotBefore > _time.GetUtcNow());
        world.Tenant.WriteCount.ShouldBe(admitted, "the others were not sent");
    }

    [Fact]
    public async Task Create_TriedAgainWhenItIsTime_IsNeverThrottled()
    {
        await using var world = await StartAsync();
        world.Tenant.RateLimits.Writes = (5 * PerMinute) + Together;

        for (var number = 0; number < 300; number++)
        {
            while (await TryAsync(world) is { } again)
            {
                again.Reason.Code.ShouldBe("Paced");
                _time.Skip(again.NotBefore!.Value - _time.GetUtcNow());
            }
        }

        world.Tenant.WriteCount.ShouldBe(300);
    }

    [Fact]
    public async Task Delete_WhenThePaceIsSpent_GoesAtOnce_AndIsCounted()
    {
        await using var world = await StartAsync();
        while (await TryAsync(world) is null) { }

        var before = (await TryAsync(world)).ShouldNotBeNull().NotBefore!.Value;
        await world.AsRotator.SendAsync(QlikRequest.Delete("/api/v1/api-keys/gone"), QlikWorld.Ct);
        await world.AsRotator.SendAsync(QlikRequest.Delete("/api/v1/api-keys/gone"), QlikWorld.Ct);

        var after = (await TryAsync(world)).ShouldNotBeNull().NotBefore!.Value;
        (after - before).TotalSeconds.ShouldBe(2 * 60.0 / PerMinute, tolerance: 0.5);
    }

    private Task<QlikWorld> StartAsync() =>
        QlikWorld.StartAsync(
            _time,
            change: settings =>
                settings.Tenants[0] = new()
                {
                    Host = settings.Tenants[0].Host,
                    BaseAddress = settings.Tenants[0].BaseAddress,
                    Auth = settings.Tenants[0].Auth,
                    WritesPerMinute = PerMinute,
                }
        );

    /// <summary>Something new is asked for; that the tenant does not know the address makes no difference here.</summary>
    private static async Task<TryAgainException?> TryAsync(QlikWorld world)
    {
        try
        {
            await world.AsRotator.SendAsync(QlikRequest.Create("/api/v1/oauth-clients/none/client-secrets"), QlikWorld.Ct);
            return null;
        }
        catch (TryAgainException again)
        {
            return again;
        }
    }
}
