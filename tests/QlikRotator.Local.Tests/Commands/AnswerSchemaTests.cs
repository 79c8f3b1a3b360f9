using System.CommandLine;
using System.Text.Json.Nodes;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>What <c>--json</c> answers, of every command, is what the published schema says.</summary>
public sealed class AnswerSchemaTests : IAsyncLifetime
{
    private static readonly string[] WithoutSettings = ["config schema", "demo", "init"];

    private EstateRig _rig = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Schema_IsThePublishedOne()
    {
        var published = Path.Combine(AnswerCheck.Repository(), ".github", "command-line.schema.json");

        var result = await CommandLine.RunAsync(Ct, "config", "schema", "--answers");

        if (Environment.GetEnvironmentVariable("RENEW_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(published, result.Out, Ct);
        }

        result.Out.ShouldBe(await File.ReadAllTextAsync(published, Ct));
    }

    [Fact]
    public void Schema_HasADefinitionForEveryCommand() =>
        JsonNode.Parse(AnswerSchema.Text)!["$defs"]!
            .AsObject()
            .Select(one => one.Key)
            .Where(name => char.IsLower(name[0]))
            .ShouldBe(Commands().Select(name => name.Replace(' ', '-')), ignoreOrder: true);

    [Fact]
    public async Task EveryCommand_ArgumentThatIsNotKnown_FailsInTheOneShape()
    {
        foreach (var command in Commands())
        {
            var result = await CommandLine.RunAsync(Ct, [.. command.Split(' '), "--json", "--nonsense"]);

            AnswerCheck.CheckFailure(command, result);
            result.ExitCode.ShouldBe(ExitCode.Usage, command);
        }
    }

    [Fact]
    public async Task EveryCommand_WrongSetting_FailsInTheOneShape()
    {
        foreach (var command in Commands().Except(WithoutSettings))
        {
            var args = Arguments(command, "reporting-client");

            var result = await CommandLine.RunAsync(
                Ct,
                [.. args, "--json", "--setting", "Rotator:Policies:default:Gate=perhaps"]
            );

            AnswerCheck.CheckFailure(command, result);
            result.LastLine.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe("BadSettings", command);
        }
    }

    [Theory]
    [InlineData("rotate", "SecretNotFound")]
    [InlineData("status", "NoSuchRotation")]
    [InlineData("cancel", "NoSuchRotation")]
    [InlineData("approve", "NothingWaits")]
    [InlineData("reject", "NothingWaits")]
    [InlineData("retire", "NotLeft")]
    [InlineData("campaign status", "CampaignNotFound")]
    [InlineData("campaign pause", "CampaignNotFound")]
    [InlineData("campaign follow", "CampaignNotFound")]
    public async Task Command_SecretThatIsNotThere_FailsInTheOneShape(string command, string code)
    {
        var result = await RunAsync(Arguments(command, "nobody"));

        AnswerCheck.CheckFailure(command, result);
        result.LastLine.GetProperty("problems")[0].GetProperty("code").GetString().ShouldBe(code);
    }

    /// <summary>What is asked of several secrets at once has a result for each: one that fails does not take the others' away.</summary>
    [Theory]
    [InlineData("adopt")]
    [InlineData("release")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task CommandOfMany_SecretThatIsNotThere_AnswersForEach(string command)
    {
        var result = await RunAsync(Arguments(command, "nobody"));

        AnswerCheck.Check(command, result);
        result.ExitCode.ShouldBe(ExitCode.Failed);
    }

    [Fact]
    public async Task EveryCommand_VaultOutOfReach_IsAsTheSchemaSays()
    {
        _rig.Estate.Vault.Faults.Outage();

        foreach (var command in Commands().Except([.. WithoutSettings, "serve", "config check"]))
        {
            AnswerCheck.Check(command, await RunAsync(Arguments(command, "reporting-client")));
        }
    }

    [Fact]
    public async Task Adopt_NamesTheSecretAsEverythingElseDoes()
    {
        var result = await RunAsync(Arguments("adopt", "reporting-client"));

        var secret = result.LastLine.GetProperty("results")[0].GetProperty("secret");
        secret.GetProperty("name").GetString().ShouldBe("reporting-client");
        secret.GetProperty("vault").GetString().ShouldBe(_rig.Estate.Vault.Address.AbsoluteUri);
    }

    /// <summary>The rest is in <see cref="Answer_ThatIsRecorded_IsAsTheSchemaSays"/>, and with the tests of demo, init and serve.</summary>
    [Fact]
    public async Task EveryCommand_ThatDoesItsWork_AnswersAsTheSchemaSays()
    {
        var client = _rig.Estate.Qlik.Tenant(DemoEstate.Acme).AddOAuthClient(new NewOAuthClient { Name = "shop" });
        _rig.Estate.Vault.Vault.SetSecret("shop", client.Secret);
        string[][] story =
        [
            ["adopt", "shop", "--source", "oauth-client-secret", "--tenant", DemoEstate.Acme, "--id", client.ClientId],
            ["rotate", "shop"],
            ["status"],
            ["status", "shop"],
            ["left"],
            ["verify"],
            ["release", "shop"],
            ["retire", "shop", client.Hint],
            ["pause", "shop"],
            ["resume", "shop"],
            ["secrets"],
            ["plan", "--days", "3650", "--check"],
            ["discover"],
            ["verify"],
            ["verify-ledger"],
            ["campaign", "start", "--all", "--dry-run"],
            ["doctor"],
            ["config", "check"],
            ["config", "schema"],
            ["config", "schema", "--answers"],
        ];
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var args in story)
        {
            var command = args[0] is "config" or "campaign" ? $"{args[0]} {args[1]}" : args[0];

            var result = await RunAsync(args);

            AnswerCheck.Check(command, result);
            result.LastLine.TryGetProperty("exitCode", out _).ShouldBeFalse(result.Out);
            done.Add(command);
        }

        done.UnionWith(await CampaignAsync());
        done.ShouldBe(Commands().Except(["approve", "reject", "cancel", "demo", "init", "serve"]), ignoreOrder: true);
    }

    private async Task<IReadOnlyList<string>> CampaignAsync()
    {
        var begun = await RunAsync(["campaign", "start", "--all"]);
        AnswerCheck.Check("campaign start", begun);
        var id = begun.LastLine.GetProperty("campaign").GetProperty("id").GetString()!;
        string[] verbs = ["list", "status", "pause", "resume", "cancel", "follow"];
        foreach (var verb in verbs)
        {
            var result = await RunAsync(verb == "list" ? ["campaign", verb] : ["campaign", verb, id]);
            AnswerCheck.Check($"campaign {verb}", result);
            result.LastLine.TryGetProperty("exitCode", out _).ShouldBeFalse(result.Out);
        }

        return [.. verbs.Select(verb => $"campaign {verb}")];
    }

    [Theory]
    [InlineData("approve", "--as", EstateRig.Approver)]
    [InlineData("reject", "--as", EstateRig.Approver)]
    [InlineData("cancel", "--reason", "not now")]
    public async Task Answer_ThatIsRecorded_IsAsTheSchemaSays(string command, params string[] more)
    {
        var secret = _rig.Estate.Secrets[1].Name;
        var rotating = RunAsync(["rotate", secret]);
        while (!(await _rig.RunAsync("status", secret)).Out.Contains("Approval asked for", StringComparison.Ordinal))
        {
            await Task.Delay(100, Ct);
        }

        var result = await RunAsync([command, secret, .. more]);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        AnswerCheck.Check(command, result);
        AnswerCheck.Check("rotate", await rotating);
    }

    private Task<CommandResult> RunAsync(IEnumerable<string> args) => _rig.RunAsync([.. args, "--json"]);

    private static IEnumerable<string> Arguments(string command, string secret) =>
        command switch
        {
            "adopt" => ["adopt", secret, "--source", "oauth-client-secret", "--tenant", "acme.eu.qlikcloud.com", "--id", "none"],
            "approve" or "reject" or "cancel" or "rotate" or "release" or "status" or "pause" or "resume" => [command, secret],
            "retire" => ["retire", secret, "a1b2c"],
            "campaign start" => ["campaign", "start", "--all", "--dry-run"],
            _ when command.StartsWith("campaign ", StringComparison.Ordinal) && command != "campaign list" =>
            [
                .. command.Split(' '),
                secret,
            ],
            "serve" => ["serve", "--urls", "http://127.0.0.1:0"],
            _ => command.Split(' '),
        };

    /// <summary>Those that do something; not those that only hold others.</summary>
    private static IEnumerable<string> Commands() => Leaves(RotatorCommand.Create(new CommonOptions()), "");

    private static IEnumerable<string> Leaves(Command command, string before) =>
        command.Subcommands.SelectMany(one =>
            one.Subcommands.Count == 0 ? [$"{before}{one.Name}"] : Leaves(one, $"{before}{one.Name} ")
        );
}
