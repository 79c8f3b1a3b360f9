using System.Net;
using System.Net.Http.Json;
using Azure;
using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Simulators.Tests.KeyVault;

public sealed class FaultTests : VaultTests
{
    [Fact]
    public async Task Outage_ForTwoRequests_EndsByItself()
    {
        Simulator.Vault.SetSecret("one", "value");
        Simulator.Faults.Outage(times: 2);

        await ReadAsync().ShouldBeRefusedAsync(503, "ServiceUnavailable");
        await ReadAsync().ShouldBeRefusedAsync(503, "ServiceUnavailable");

        (await ReadAsync()).ShouldBe("value");
        Simulator.Faults.Active.ShouldBeEmpty();
    }

    [Fact]
    public async Task Outage_WithoutACount_LastsUntilCleared()
    {
        Simulator.Vault.SetSecret("one", "value");
        Simulator.Faults.Outage();
        for (var i = 0; i < 5; i++)
        {
            await ReadAsync().ShouldBeRefusedAsync(503, "ServiceUnavailable");
        }

        Simulator.Faults.Clear();

        (await ReadAsync()).ShouldBe("value");
    }

    [Fact]
    public async Task Where_ChoosesAmongRequests_AndStruckIsToldWhenOneWaits()
    {
        Simulator.Vault.SetSecret("one", "value");
        var struck = 0;
        Simulator.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Delay,
                Times = 1,
                Where = call => call.Method == "GET" && call.Path.StartsWith("/secrets/one", StringComparison.Ordinal),
                Struck = () => struck++,
            }
        );

        await ReadAsync();
        await ReadAsync();

        struck.ShouldBe(1);
    }

    [Fact]
    public async Task Throttle_OnARead_SaysWhenToComeBack()
    {
        Simulator.Faults.Throttle(1, TimeSpan.FromSeconds(6.5));

        var refusal = await Should.ThrowAsync<RequestFailedException>(ReadAsync);

        refusal.Status.ShouldBe(429);
        refusal.ErrorCode.ShouldBe("Throttled");
        refusal.GetRawResponse()!.Headers.TryGetValue("Retry-After", out var seconds).ShouldBeTrue();
        seconds.ShouldBe("7");
    }

    [Fact]
    public async Task Forbid_OnAWrite_ChangesNothing()
    {
        Simulator.Faults.Forbid(times: 1);

        await Secrets.SetSecretAsync("one", "value", Ct).ShouldBeRefusedAsync(403, "Forbidden", "ForbiddenByRbac");

        Simulator.Vault.Versions("one").ShouldBeEmpty();
    }

    [Fact]
    public async Task LoseAnswer_OnASet_HasWrittenTheVersion()
    {
        Simulator.Faults.LoseAnswer("PUT");

        var failure = await Should.ThrowAsync<RequestFailedException>(() => Secrets.SetSecretAsync("one", "value", Ct));

        failure.Status.ShouldBe(0);
        Simulator.Vault.Versions("one").Select(version => version.Value).ShouldBe(["value"]);
        Simulator.Requests[^1].ShouldBe(new VaultRequest("PUT", "/secrets/one", 0));
    }

    [Fact]
    public async Task HoldAnswer_OnASet_HasWrittenTheVersionAndKeepsTheCallerWaiting()
    {
        Simulator.Faults.Add(new VaultFault { Kind = VaultFaultKind.HoldAnswer, Times = 1 });
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var set = Secrets.SetSecretAsync("one", "value", impatient.Token);
        while (Simulator.Vault.Versions("one").Count == 0)
        {
            await Task.Delay(10, Ct);
        }

        set.IsCompleted.ShouldBeFalse();
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => set);
        (await ReadAsync()).ShouldBe("value");
    }

    [Fact]
    public async Task LoseAnswer_OnASetByARetryingClient_LeavesTwoVersions()
    {
        Simulator.Faults.LoseAnswer("PUT");

        await ClientWith(Credential, retries: 1).SetSecretAsync("one", "value", Ct);

        Simulator.Vault.Versions("one").Select(version => version.Value).ShouldBe(["value", "value"]);
    }

    [Fact]
    public async Task Add_ForAPathAndASkip_HitsOnlyTheRequestMeant()
    {
        Simulator.Vault.SetSecret("one", "value");
        Simulator.Vault.SetSecret("two", "value");
        Simulator.Faults.Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Outage,
                Method = "GET",
                PathPrefix = "/secrets/one",
                Skip = 1,
                Times = 1,
            }
        );

        (await ReadAsync()).ShouldBe("value");
        (await Secrets.GetSecretAsync("two", cancellationToken: Ct)).Value.Value.ShouldBe("value");
        await ReadAsync().ShouldBeRefusedAsync(503, "ServiceUnavailable");
        (await ReadAsync()).ShouldBe("value");
    }

    [Fact]
    public async Task Delay_OnARead_WaitsForTheClock()
    {
        Simulator.Vault.SetSecret("one", "value");
        await ReadAsync();
        Simulator.Faults.Delay(TimeSpan.FromMinutes(10), times: 1);

        var read = ReadAsync();
        while (Simulator.Faults.Active.Count > 0)
        {
            await Task.Yield();
        }

        read.IsCompleted.ShouldBeFalse();
        while (!read.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        (await read).ShouldBe("value");
    }

    [Fact]
    public async Task FaultsOverHttp_PostedListedAndDeleted_AreThePlan()
    {
        var fault = new
        {
            kind = "throttle",
            times = 2,
            retryAfter = "00:00:09",
            pathPrefix = "/secrets/one",
        };

        using var posted = await Http.PostAsJsonAsync("/simulator/faults", fault, Ct);

        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        var active = Simulator.Faults.Active.Single();
        active.ShouldBe(
            new VaultFault
            {
                Kind = VaultFaultKind.Throttle,
                Times = 2,
                RetryAfter = TimeSpan.FromSeconds(9),
                PathPrefix = "/secrets/one",
            }
        );
        using var deleted = await Http.DeleteAsync("/simulator/faults", Ct);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Simulator.Faults.Active.ShouldBeEmpty();
    }

    private async Task<string> ReadAsync() => (await Secrets.GetSecretAsync("one", cancellationToken: Ct)).Value.Value;
}
