using System.Net;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Web.Tests.Pages;

public sealed class RotationPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_Running_TimelineAndTheOpenRequest()
    {
        await using var world = await PagesWorld.StartAsync();
        var asked = await world.AskAsync();
        await world.Ledger.NoteAsync(asked.Request.RotationId, new("x", "rotator", "Delivered", "to <every> slot"), Ct);

        var page = await world.GetAsync($"/rotations/{asked.Request.RotationId}");

        page.Body.ShouldContain("Under way: Waiting to begin");
        page.Body.ShouldContain("to &lt;every&gt; slot");
        page.Body.ShouldContain("policy critical");
        page.Body.ShouldContain($"href=\"/api/approvals/{asked.ApprovalId}\"");
        page.Body.ShouldContain("2 events, each sealed with the one before; the chain is whole.");
    }

    [Fact]
    public async Task Get_Ended_OutcomeAndNoButtons()
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await EndAsync(world);

        var page = await world.GetAsync($"/rotations/{id}");

        page.Body.ShouldContain("reporting has two working credentials");
        page.Body.ShouldContain("1 of 2 approvals came in.");
        page.Body.ShouldNotContain("/cancel");
        (await world.GetAsync($"/rotations/{id}/cancel")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Get_LastEventsTakenOut_SaidSo()
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await EndAsync(world);
        await world.Get<ILedgerStore>().DeleteAsync(new DocumentKey($"events-{id}", "000002"), Ct);

        (await world.GetAsync($"/rotations/{id}")).Body.ShouldContain("The ledger was changed");
    }

    [Fact]
    public async Task Get_AnEventOverwritten_ShowsWhatCanStillBeRead()
    {
        await using var world = await PagesWorld.StartAsync();
        var id = await EndAsync(world);
        var second = new DocumentKey($"events-{id}", "000002");
        var found = await world.Get<ILedgerStore>().ReadAsync(second, Ct);
        await world.Get<ILedgerStore>().WriteAsync(second, "gone", found!.Version, Ct);

        var page = await world.GetAsync($"/rotations/{id}");

        page.Body.ShouldContain("The ledger was changed at event 2");
        page.Body.ShouldContain("policy critical");
    }

    [Theory]
    [InlineData("0123456789abcdef01234567")]
    [InlineData("nonsense")]
    public async Task Get_Unknown_NotFound(string id)
    {
        await using var world = await PagesWorld.StartAsync();

        (await world.GetAsync($"/rotations/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Cancel_WithReason_RecordedAndNudged()
    {
        await using var world = await PagesWorld.StartAsync();
        var asked = await world.AskAsync();
        var id = asked.Request.RotationId;
        (await world.GetAsync($"/rotations/{id}")).Body.ShouldContain($"href=\"/rotations/{id}/cancel\"");
        var form = (await world.GetAsync($"/rotations/{id}/cancel")).Form();

        (await world.PostAsync($"/rotations/{id}/cancel", form)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var answer = await world.PostAsync($"/rotations/{id}/cancel", form.Append(new("reason", "release freeze")));

        answer.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await world.Ledger.FindAsync(id, Ct))!.CancelRequested!.Message.ShouldContain("release freeze");
        world.Host.Nudged.ShouldBe([id]);
        var page = await world.GetAsync($"/rotations/{id}");
        page.Body.ShouldContain("Cancelled; it stops at its next look");
        page.Body.ShouldNotContain("/cancel\"");
    }

    [Fact]
    public async Task Cancel_WithoutOurForm_NothingHappens()
    {
        await using var world = await PagesWorld.StartAsync();
        var asked = await world.AskAsync();

        var answer = await world.PostAsync($"/rotations/{asked.Request.RotationId}/cancel", [new("reason", "from elsewhere")]);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await world.Ledger.FindAsync(asked.Request.RotationId, Ct))!.CancelRequested.ShouldBeNull();
    }

    internal static async Task<string> EndAsync(PagesWorld world)
    {
        var request = Question.For().Request;
        await world.Ledger.OpenAsync(request, null, Ct);
        var outcome = RotationOutcome.Without(OutcomeKind.KeptBoth, new("ApprovalTimedOut", "1 of 2 approvals came in."));
        await world.Ledger.NoteAsync(request.RotationId, new("Conclude", "rotator", "KeptBoth", "=1+1, \"quoted\""), Ct);
        await world.Ledger.ConcludeAsync(request.RotationId, outcome, Ct);
        return request.RotationId;
    }
}
