using System.Net;
using QlikRotator.Application.Campaigns;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>A campaign as a person at the browser follows and steers it; and the checkup.</summary>
public sealed class CampaignPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Show_CampaignWithAFailure_SaysHowFarItIsAndWhy()
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await BeginAsync(world);
        await world.Get<CampaignRunner>().RunAsync(world.Host, Ct);
        var running = world.Host.Started.Values.Single();
        await world.Ledger.ConcludeAsync(
            running.RotationId,
            RotationOutcome.Without(OutcomeKind.Refused, new("Qlik403", "The tenant said <no>.")),
            Ct
        );
        await world.Get<CampaignRunner>().RunAsync(world.Host, Ct);

        var list = await world.GetAsync("/campaigns");
        var page = await world.GetAsync($"/campaigns/{id}");

        list.Text.ShouldContain("1 of 3 done");
        page.Text.ShouldContain("Stopped, by campaign");
        page.Text.ShouldContain("The tenant said <no>.");
        page.Body.ShouldContain("<progress max=\"3\" value=\"1\"");
        page.Body.ShouldContain($"/rotations/{running.RotationId}");
        page.Body.ShouldContain($"/campaigns/{id}/resume");
        page.Text.ShouldContain("1 to 3 of 3, in the order of the campaign");
        page.Text.ShouldContain("is held until somebody releases it");
        (await world.GetAsync("/campaigns/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Change_Confirmed_IsDoneInTheVisitorsName_AndNotWithoutAForm()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var id = await BeginAsync(world);
        world.SignIn("ann@contoso.example", "operator");

        (await world.PostAsync($"/campaigns/{id}/pause", [])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var asked = await world.GetAsync($"/campaigns/{id}/pause");
        var done = await world.PostAsync($"/campaigns/{id}/pause", asked.Form().Append(new("reason", "freeze")));

        asked.Text.ShouldContain("Nothing more is begun until somebody resumes it.");
        done.Status.ShouldBe(HttpStatusCode.SeeOther);
        var record = (await world.Get<CampaignReports>().FindAsync(id, Ct))!;
        (record.State, record.Events[^1].By, record.Events[^1].What.Message).ShouldBe(
            (CampaignState.Paused, "ann@contoso.example", "freeze")
        );
        (await world.GetAsync($"/campaigns/{id}/delete")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Change_WithoutTheRole_IsRefused()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        var id = await BeginAsync(world, RotationMode.Leak);
        world.SignIn("eve@contoso.example", "reader");

        (await world.GetAsync($"/campaigns/{id}")).Body.ShouldNotContain($"/campaigns/{id}/pause");
        (await world.GetAsync($"/campaigns/{id}/pause")).Status.ShouldBe(HttpStatusCode.Forbidden);
        world.SignIn("ann@contoso.example", "operator");
        (await world.GetAsync($"/campaigns/{id}/pause")).Status.ShouldBe(HttpStatusCode.OK);
        (await world.GetAsync($"/campaigns/{id}/resume")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await world.GetAsync("/doctor")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Start_PreviewThenConfirm_BeginsWhatWasShown_AndNothingElse()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        world.Put("one");
        world.Put("key", source: "api-key");
        await world.HoldAsync("kept");
        world.SignIn("ann@contoso.example", "operator");

        var empty = await world.GetAsync("/campaigns/start");
        var shown = await world.GetAsync("/campaigns/start?family=oauth-client-secret&wave=7&stopAt=2");
        var form = shown.Form(1);
        var other = new Dictionary<string, string>(form) { ["family"] = "api-key" };
        var refused = await world.PostAsync("/campaigns/start", other);
        await world.PostAsync("/campaigns/start", form.Append(new("reason", "monthly")));
        var begun = await world.PostAsync("/campaigns/start", form.Append(new("reason", "monthly")));

        empty.Status.ShouldBe(HttpStatusCode.OK);
        shown.Text.ShouldContain("1 secret would be rotated");
        shown.Text.ShouldContain("is held until somebody releases it");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        begun.Status.ShouldBe(HttpStatusCode.SeeOther);
        var record = (await world.Get<CampaignStore>().ListAsync(Ct)).ShouldHaveSingleItem();
        (record.By, record.Why, record.Filter, record.Total, record.Limits.Wave).ShouldBe(
            ("ann@contoso.example", "monthly", "family oauth-client-secret", 1, 7)
        );
        begun.Header("Location").ShouldBe($"/campaigns/{record.Id}");
    }

    [Theory]
    [InlineData("tenant=&family=&policy=&tag=", HttpStatusCode.UnprocessableEntity, "Say which secrets")]
    [InlineData("tenant=a&all=true", HttpStatusCode.UnprocessableEntity, "not both")]
    [InlineData("tenant=a", HttpStatusCode.UnprocessableEntity, "Tenant 'a' is not configured.")]
    [InlineData("family=oauth", HttpStatusCode.UnprocessableEntity, "Families are oauth-client-secret, api-key")]
    [InlineData("policy=critcal", HttpStatusCode.UnprocessableEntity, "Policies are default")]
    [InlineData("family=execution-token", HttpStatusCode.OK, "No managed secret is found by this filter.")]
    [InlineData("all=true&wave=many", HttpStatusCode.UnprocessableEntity, "whole numbers")]
    [InlineData("all=true&leak=true", HttpStatusCode.Forbidden, "emergency")]
    public async Task Start_ThatCannotBe_SaysWhy(string query, HttpStatusCode expected, string sentence)
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        world.SignIn("ann@contoso.example", "operator");

        var page = await world.GetAsync($"/campaigns/start?{query}");

        page.Status.ShouldBe(expected);
        page.Text.ShouldContain(sentence);
    }

    [Fact]
    public async Task Doctor_Administrator_SeesWhatIsToMend()
    {
        await using var world = await PagesWorld.StartAsync(PageAccess.SignedIn, ApprovalForms.Trusting);
        world.SignIn("root@contoso.example", "administrator");

        var asked = await world.GetAsync("/doctor");
        var looked = await world.PostAsync("/doctor", asked.Form());

        asked.Text.ShouldContain("Look now");
        looked.Status.ShouldBe(HttpStatusCode.OK);
        looked.Text.ShouldContain("It takes, gives and deletes documents.");
        looked.Text.ShouldContain("Secret acme-client");
        looked.Text.ShouldContain("to mend.");
    }

    private static async Task<string> BeginAsync(PagesWorld world, RotationMode mode = RotationMode.Routine)
    {
        world.Put("one");
        world.Put("other");
        world.Put("third");
        await world.HoldAsync("kept");
        var request = new CampaignRequest(
            new(null, null, null, null, All: true),
            mode,
            new(1, 5, FailureLimit.None),
            "ada@contoso.example",
            "a try"
        );
        return (await world.Get<CampaignDesk>().BeginAsync(request, key: null, Ct)).Value!.Id;
    }
}
