using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using QlikRotator.Application.Pausing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>One thing done to many secrets: a page that asks, one confirmation, a result for each; and the same over HTTP.</summary>
public sealed partial class BulkTests : IAsyncLifetime
{
    private const string Ann = "ann@contoso.example";

    private PagesWorld _world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Vault => _world.Vault.Address.Authority;

    public async ValueTask InitializeAsync()
    {
        _world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        _world.Put("alpha");
        _world.Put("beta");
        _world.SignIn(Ann, "operator");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Pause_Confirmed_WritesTheTagAndWhoSaidSo()
    {
        var asked = await AskAsync("pause", "alpha", "beta", "nobody");

        asked.Text.ShouldContain("Pause 2 secrets?");
        asked.Text.ShouldContain("no sweep, no event and no person starts a rotation, unless the value has leaked");
        asked.Text.ShouldContain("No configured vault has a managed secret of this name");
        Rule("alpha").ShouldBeNull("the page asks first");
        var done = await ConfirmAsync("pause", asked, "Release freeze");
        done.Text.ShouldContain("2 secrets paused.");
        (Rule("alpha"), Rule("beta")).ShouldBe(("paused", "paused"));
        var record = await _world.Get<PauseRecords>().FindAsync(new(_world.Vault.Address, "alpha"), Ct);
        (record!.By, record.Why, record.Before).ShouldBe((Ann, "Release freeze", null));
        (await _world.GetAsync("/")).Body.ShouldContain("<span class=\"soft\">paused</span>");
        (await _world.GetAsync($"/secrets/{Vault}/alpha")).Text.ShouldContain($"Paused by {Ann}");
        (await AskAsync("rotate", "alpha")).Text.ShouldContain("is paused by its tag qlik-schedule");
        var start = await _world.GetAsync($"/start?secret={Vault}/alpha");
        start.Text.ShouldContain("Resume it first.");
        start.Text.ShouldNotContain("Start the rotation");
        start.Text.ShouldContain("Rotate at once: the value leaked");
    }

    [Fact]
    public async Task Resume_SecretThatOnlyPeopleRotated_HasThatBack()
    {
        Tag("alpha", "manual");
        await ConfirmAsync("pause", await AskAsync("pause", "alpha", "beta"));

        var done = await ConfirmAsync("resume", await AskAsync("resume", "alpha", "beta"));

        done.Text.ShouldContain("2 secrets resumed.");
        (Rule("alpha"), Rule("beta")).ShouldBe(("manual", null));
        (await AskAsync("resume", "alpha")).Text.ShouldContain("It is not paused by its tag");
    }

    [Fact]
    public async Task Cancel_Confirmed_AsksThoseThatRunToStop()
    {
        await ConfirmAsync("rotate", await AskAsync("rotate", "alpha"));
        await StageAsync("alpha");
        var asked = await AskAsync("cancel", "alpha", "beta");

        asked.Text.ShouldContain("Cancel 1 rotation?");
        asked.Text.ShouldContain("No rotation of it is under way.");
        (await ConfirmAsync("cancel", asked)).Text.ShouldContain("Say why");
        var done = await ConfirmAsync("cancel", await AskAsync("cancel", "alpha"), "Wrong day");
        done.Text.ShouldContain("1 rotation cancelled.");
        (await RowAsync("alpha")).CancelRequested!.Message.ShouldBe($"{Ann}: Wrong day");
    }

    [Fact]
    public async Task Api_EachHasAResult_AsOnThePage()
    {
        Codes(await PostAsync("pause", Item("alpha"), Item("nobody"))).ShouldBe(["Paused", "SecretNotFound"]);
        Rule("alpha").ShouldBe("paused");
        Codes(await PostAsync("pause", Item("alpha"))).ShouldBe(["Paused"], "again it changes nothing");
        Codes(await PostAsync("rotate", Item("alpha"), Item("beta"))).ShouldBe(["Paused", "Started"]);
        Codes(await PostAsync("resume", Item("alpha"))).ShouldBe(["Resumed"]);
        Rule("alpha").ShouldBeNull();
        Codes(await PostAsync("cancel", Item("alpha"), Item("beta"))).ShouldBe(["NothingRuns", "Cancelled"]);
        (await PostAsync("dance", Item("alpha"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("pause")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PostAsync("pause", Item(" "))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    [InlineData("rotate")]
    public async Task Reader_MayNot(string what)
    {
        _world.SignIn("eve@contoso.example", "reader", "approver");

        (await AskAsync(what, "alpha")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(what, Item("alpha"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await _world.PostAsync(PathOf(what), [new("secret", $"{Vault}/alpha")])).Status.ShouldBe(HttpStatusCode.Forbidden);
        Rule("alpha").ShouldBeNull();
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("cancel")]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Form_OfOtherSecretsOrAnotherAction_ChangesNothing(string what)
    {
        var form = Fields(await AskAsync("pause", "alpha"));

        var answer = await _world.PostAsync(PathOf(what), [.. form, new("secret", $"{Vault}/beta"), new("why", "x")]);
        var bare = await _world.PostAsync(PathOf(what), [new("secret", $"{Vault}/alpha"), new("why", "x")]);

        (answer.Status, bare.Status).ShouldBe((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity));
        (Rule("alpha"), Rule("beta")).ShouldBe((null, null));
    }

    private Task<PagesWorld.Answer> AskAsync(string what, params string[] names) =>
        _world.GetAsync($"{PathOf(what)}?{string.Join('&', names.Select(name => $"secret={Vault}/{name}"))}");

    private Task<PagesWorld.Answer> ConfirmAsync(string what, PagesWorld.Answer asked, string why = "") =>
        _world.PostAsync(PathOf(what), [.. Fields(asked), new("why", why)]);

    private Task<PagesWorld.Answer> PostAsync(string what, params object[] items) => PostAsync(what, "why", items);

    private Task<PagesWorld.Answer> PostAsync(string what, string? reason, object[] items) =>
        _world.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/api/bulk/{what}") { Content = JsonContent.Create(new { items, reason }) }
        );

    private static object Item(string secret, string? evidenceHash = null) => new { secret, evidenceHash };

    private static IEnumerable<string> Codes(PagesWorld.Answer answer) =>
        JsonSerializer
            .Deserialize<JsonElement>(answer.Body)
            .GetProperty("results")
            .EnumerateArray()
            .Select(one => one.GetProperty("reason").GetProperty("code").GetString()!)
            .ToList();

    private static string PathOf(string what) => what == "rotate" ? "/rotate" : $"/bulk/{what}";

    private string? Rule(string name) => _world.Vault.Vault.Latest(name)!.Tags.GetValueOrDefault(ManagedTags.Schedule);

    private void Tag(string name, string rule)
    {
        var latest = _world.Vault.Vault.Latest(name)!;
        var tags = new Dictionary<string, string>(latest.Tags, StringComparer.Ordinal) { [ManagedTags.Schedule] = rule };
        _world.Vault.Vault.SetSecret(name, "value-canary", tags, Question.Start.AddDays(10));
    }

    private Task StageAsync(string name) => _world.Ledger.ReportAsync(IdOf(name), RotationSteps.Issue.Name, Ct);

    private async Task<RotationRecord> RowAsync(string name) => (await _world.Ledger.FindAsync(IdOf(name), Ct))!;

    private string IdOf(string name) =>
        RotationId.For(new SecretVersionReference(_world.Vault.Address, name, _world.Vault.Vault.Latest(name)!.Version));

    private static List<KeyValuePair<string, string>> Fields(PagesWorld.Answer page) =>
        [
            .. Hidden()
                .Matches(page.Body)
                .Select(one => KeyValuePair.Create(one.Groups["name"].Value, WebUtility.HtmlDecode(one.Groups["value"].Value))),
        ];

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1_000)]
    private static partial Regex Hidden();
}
