using QlikRotator.Local.Commands;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Remote;

/// <summary>Whatever answers at the address, whoever sits here reads one sentence or two and knows what to do.</summary>
public sealed class AppRefusalTests
{
    private const string Problem = "application/problem+json";
    private const string Role =
        """{"type":"x","title":"Forbidden","status":403,"detail":"This takes one of the app roles 'operator'.","code":"RoleNeeded"}""";
    private const string Down =
        """{"type":"x","title":"Unavailable","status":503,"detail":"The ledger does not answer.","code":"LedgerUnavailable"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, "text/plain", "no", "Rotator:App:Key")]
    [InlineData(403, Problem, Role, "app roles 'operator'")]
    [InlineData(403, "text/html", "<html>Forbidden</html>", "address range")]
    [InlineData(404, "text/html", "<html>Not found</html>", "check the address")]
    [InlineData(503, Problem, Down, "The ledger does not answer. Try again in 30 seconds.")]
    [InlineData(200, "text/html", "<html>Sign in</html>", "signing in")]
    [InlineData(302, "text/html", "", "signing in")]
    [InlineData(200, "application/json", "[", "Install the version")]
    [InlineData(200, "application/json", "{\"total\":\"many\"}", "Install the version")]
    [InlineData(418, "text/plain", "tea", "check the address")]
    public async Task Secrets_WhateverAnswers_IsOneSentenceAndFails(int status, string type, string body, string says)
    {
        await using var app = await StandInApp.StartAsync(
            (context, _) =>
            {
                context.Response.Headers.RetryAfter = "30";
                return StandInApp.SendAsync(context, status, type, body);
            }
        );

        var result = await RunAsync(app.Address, "secrets", "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.TrimEnd().ShouldNotContain('\n');
        result.Error.ShouldContain(says);
        result.LastLine.GetProperty("problems")[0].GetProperty("message").GetString().ShouldBe(result.Error.TrimEnd());
        app.Asked.Count.ShouldBe(1, "the answer would not change");
    }

    [Fact]
    public async Task Secrets_NothingListens_SaysSo()
    {
        var app = await StandInApp.StartAsync((context, _) => StandInApp.SendAsync(context, 200, "text/plain", ""));
        var address = app.Address;
        await app.DisposeAsync();

        var result = await RunAsync(address, "secrets");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("nothing listens there");
    }

    [Fact]
    public async Task Status_AGatewayThatFailsOnce_IsAskedAgain()
    {
        await using var app = await StandInApp.StartAsync(
            (context, count) =>
                count == 1
                    ? StandInApp.SendAsync(context, 502, "text/html", "<html>Bad gateway</html>")
                    : StandInApp.SendAsync(context, 200, "application/json", """{"total":0,"rotations":[]}""")
        );

        var result = await RunAsync(app.Address, "status");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        app.Asked.Count.ShouldBe(2);
    }

    /// <summary>The answer to the first may be lost behind a gateway; both carry one key, so that it stays one start.</summary>
    [Fact]
    public async Task Rotate_AGatewayThatFails_SendsTheSameStartUnderTheSameKey()
    {
        await using var app = await StandInApp.StartAsync(
            (context, count) => StandInApp.SendAsync(context, count == 1 ? 502 : 403, count == 1 ? "text/html" : Problem, Role)
        );

        var result = await RunAsync(app.Address, "rotate", "reporting-client");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("app roles 'operator'");
        app.Asked.Count.ShouldBe(2);
        app.Asked.Distinct().ShouldHaveSingleItem().ShouldMatch("^POST /api/rotations [0-9a-f]{32}$");
    }

    [Fact]
    public async Task CampaignStart_AGatewayThatFails_SendsTheSameStartUnderTheSameKey()
    {
        await using var app = await StandInApp.StartAsync(
            (context, count) => StandInApp.SendAsync(context, count == 1 ? 502 : 403, count == 1 ? "text/html" : Problem, Role)
        );

        var result = await RunAsync(app.Address, "campaign", "start", "--all");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("app roles 'operator'");
        app.Asked.Count.ShouldBe(2);
        app.Asked.Distinct().ShouldHaveSingleItem().ShouldMatch("^POST /api/campaigns [0-9a-f]{32}$");
    }

    /// <summary>What stopped the campaign meanwhile would be forgiven, too.</summary>
    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    public async Task CampaignChange_AGatewayThatFails_IsNotSentAgain(string change)
    {
        await using var app = await StandInApp.StartAsync((context, _) => StandInApp.SendAsync(context, 502, "text/html", ""));

        var result = await RunAsync(app.Address, "campaign", change, "20260501-1200-abcd");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        app.Asked.ShouldBe([$"POST /api/campaigns/20260501-1200-abcd/{change}"]);
    }

    /// <summary>A second one would be told that the rotation has ended, and nobody would know that the first was heard.</summary>
    [Fact]
    public async Task Cancel_AGatewayThatFails_IsNotSentAgain()
    {
        const string Row =
            """{"rotationId":"bfe4a43813b2b2b8722ece76","attempt":1,"secret":{"vault":"https://v/","name":"reporting"},"version":"1","family":"f","tenant":"t","policy":"p","mode":"Routine","trigger":"Person","requestedBy":"a","startedAt":"2026-05-01T12:00:00Z","stage":"Soaking","updatedAt":"2026-05-01T12:00:00Z"}""";
        await using var app = await StandInApp.StartAsync(
            (context, _) =>
                context.Request.Method == "POST" ? StandInApp.SendAsync(context, 502, "text/html", "")
                : context.Request.Path.Value!.EndsWith("76", StringComparison.Ordinal)
                    ? StandInApp.SendAsync(context, 200, "application/json", $$"""{"rotation":{{Row}},"events":[]}""")
                : StandInApp.SendAsync(context, 200, "application/json", $$"""{"total":1,"rotations":[{{Row}}]}""")
        );

        var result = await RunAsync(app.Address, "cancel", "reporting");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("failed (502)");
        app.Asked.Count(one => one.StartsWith("POST", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static Task<CommandResult> RunAsync(string address, params string[] args) =>
        CommandLine.RunAsync(Ct, [.. args, "--app", address, "--setting", "Rotator:App:Key=local-key"]);
}
