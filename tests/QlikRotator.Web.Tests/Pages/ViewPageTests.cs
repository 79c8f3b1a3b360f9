using System.Net;
using QlikRotator.Application.Watching;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

public sealed class ViewPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>For each what to do: a deletion is recommended of nothing that the register does not prove to be ours.</summary>
    [Fact]
    public async Task Left_CredentialsThatRotationsLeft_AreOnThePageAndTheDashboard()
    {
        await using var world = await PagesWorld.StartAsync();
        (await world.GetAsync("/left")).Text.ShouldContain("Nothing is left.");
        (await world.GetAsync("/")).Text.ShouldNotContain("left alive by rotations");
        var secret = world.Put("reporting", endsInDays: 50);
        await LeaveAsync(world, secret, "ours", CredentialMapping.Matched);
        await LeaveAsync(world, secret, "perhaps", CredentialMapping.Claimed);

        var page = await world.GetAsync("/left");

        page.Text.ShouldContain("2 credentials");
        page.Text.ShouldContain("the next rotation of reporting deletes it (the command 'rotate reporting' begins one now)");
        page.Text.ShouldContain("Nothing proves whose it is. Ask who uses it");
        page.Text.ShouldContain("Kept both.");
        (await world.GetAsync("/")).Text.ShouldContain("2 credentials left alive by rotations.");
    }

    private static async Task LeaveAsync(PagesWorld world, SecretReference secret, string id, CredentialMapping mapping)
    {
        var register = world.Get<CredentialRegister>();
        var found = await world.Get<ISecretRegistry>().FindAsync(secret.ToString(), Ct);
        var record = register.Of(ManagedSecretParser.Parse(found.Value!).Value!, id, mapping, version: null);
        var met = await register.MeetAsync(record, Ct);
        await register.MoveAsync(met, CredentialState.Left, new("Kept", "Kept both."), Ct);
    }

    [Fact]
    public async Task Rotations_Filtered_OnlyWhatMatches()
    {
        await using var world = await PagesWorld.StartAsync();
        var ended = await RotationPageTests.EndAsync(world);

        (await world.GetAsync("/rotations")).Text.ShouldContain("1 rotation");
        (await world.GetAsync("/rotations?state=keptboth")).Body.ShouldContain($"/rotations/{ended}\"");
        (await world.GetAsync("/rotations?state=running")).Text.ShouldContain("No rotation matches.");
        (await world.GetAsync("/rotations?q=REPORT&tenant=unknown")).Text.ShouldContain("1 rotation");
        (await world.GetAsync("/rotations?from=2030-01-01")).Text.ShouldContain("No rotation matches.");
    }

    [Theory]
    [InlineData("from=yesterday", "Write dates as yyyy-MM-dd")]
    [InlineData("state=lost", "'state' takes running or one of Rotated")]
    public async Task Rotations_FilterThatCannotBeRead_SaidOnThePage(string query, string expected)
    {
        await using var world = await PagesWorld.StartAsync();

        var page = await world.GetAsync($"/rotations?{query}");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Text.ShouldContain(expected);
    }

    [Fact]
    public async Task Secret_Managed_TagsPolicyAndWhatComesNext()
    {
        await using var world = await PagesWorld.StartAsync();
        var secret = world.Put("reporting", endsInDays: 60);

        var page = await world.GetAsync($"/secrets/{secret.Vault.Authority}/reporting");

        page.Text.ShouldContain("The next rotation is due in 30 days");
        page.Text.ShouldContain("Id at the tenant client-of-reporting");
        page.Text.ShouldContain("Before the old one is deleted every check has passed");
        page.Body.ShouldNotContain("canary");
        (await world.GetAsync($"/secrets/{secret.Vault.Authority}/nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Approvals_Open_ListedUntilAnswered()
    {
        await using var world = await PagesWorld.StartAsync();
        (await world.GetAsync("/approvals")).Text.ShouldContain("Nothing waits for an answer.");
        var asked = await world.AskAsync();

        (await world.GetAsync("/approvals")).Body.ShouldContain($"/api/approvals/{asked.ApprovalId}");
        await world.Book.SettleAsync(asked.ApprovalId, new("Cancelled", "No."), null, Ct);

        (await world.GetAsync("/approvals")).Text.ShouldContain("Nothing waits for an answer.");
    }

    [Fact]
    public async Task Alarm_Acknowledged_StaysOnAndIsPastWhenOver()
    {
        await using var world = await PagesWorld.StartAsync();
        var alarm = await AlarmAsync(world);
        var form = (await world.GetAsync("/alarms")).Form();

        var answer = await world.PostAsync("/alarms", form.Append(new("note", "Asking the writer.")));

        answer.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await world.GetAsync("/alarms")).Text.ShouldContain("Asking the writer.");
        await world.Get<AlarmStore>().BeginAsync(alarm with { Reason = new("TagsLost", "Again.") }, Ct);
        (await world.GetAsync("/alarms")).Text.ShouldContain(
            "Asking the writer.",
            customMessage: "seeing it again forgets nobody"
        );
        await world.Get<AlarmStore>().UpdateAsync([], [alarm.Kind], Ct);
        var over = await world.GetAsync("/alarms");
        over.Text.ShouldContain("No alarm is on.");
        over.Text.ShouldContain("The latest 1 alarm that ended");
    }

    [Fact]
    public async Task Alarm_AcknowledgedWithoutOurForm_Nothing()
    {
        await using var world = await PagesWorld.StartAsync();
        var alarm = await AlarmAsync(world);

        var answer = await world.PostAsync("/alarms", [new("alarm", alarm.Key), new("note", "from elsewhere")]);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await world.Get<AlarmStore>().ListAsync(Ct)).Single().Acknowledged.ShouldBeNull();
    }

    [Fact]
    public async Task Events_OfARotationThatHasEnded_OneEventWithTheOutcome()
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await RotationPageTests.EndAsync(world);

        var answer = await world.GetAsync($"/rotations/{id}/events");

        answer.Header("Content-Type").ShouldStartWith("text/event-stream");
        answer.Body.ShouldBe("event: ended\ndata: KeptBoth\n\n");
        (await world.GetAsync("/rotations/0123456789abcdef01234567/events")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/rotations")]
    [InlineData("/approvals")]
    [InlineData("/alarms")]
    [InlineData("/secrets/vault/reporting")]
    public async Task Get_NotSignedIn_NothingShown(string address)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn);

        (await world.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task UnknownAddress_APage_AndProblemDetailsForPrograms()
    {
        await using var world = await PagesWorld.StartAsync();

        var page = await world.GetAsync("/no/such/page");
        var answer = await world.GetAsync("/api/nothing");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text.ShouldContain("There is no such page");
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Body.ShouldContain("UnknownAddress");
    }

    private static async Task<Alarm> AlarmAsync(PagesWorld world)
    {
        var alarm = new Alarm(AlarmKind.Drift, new(world.Vault.Address, "strayed"), new("TagsLost", "It came without tags."));
        await world.Get<AlarmStore>().BeginAsync(alarm, Ct);
        return alarm;
    }
}
