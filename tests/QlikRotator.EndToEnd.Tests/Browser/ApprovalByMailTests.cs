using QlikRotator.Core.Rotation;
using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>From the letter an SMTP server was given, through the page it leads to, to what happens at the tenant.</summary>
public sealed class ApprovalByMailTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Approve_FromTheLettersLink_OldSecretDies(bool javaScript)
    {
        await using var world = await BrowserWorld.StartAsync();
        var old = world.Hints.ShouldHaveSingleItem();
        var link = await world.AskAsync();
        await using var visit = await chromium.VisitAsync(new() { JavaScriptEnabled = javaScript });

        await visit.OpenAsync(link);
        (await visit.TextAsync()).ShouldContain(old);
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeTrue("nothing is decided by looking");
        await visit.PressAsync("Approve: delete the old credential");

        (await visit.Page.TitleAsync()).ShouldStartWith("You approved");
        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Rotated);
        world.Hints.ShouldHaveSingleItem().ShouldNotBe(old);
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeFalse();
        world.Accepts(world.NewestValue).ShouldBeTrue();
        var decision = (await world.ApprovalAsync()).Decisions.ShouldHaveSingleItem();
        (decision.By, decision.Via).ShouldBe((DemoEstate.Approver, "link"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reject_WithAReason_OldValueComesBack(bool javaScript)
    {
        await using var world = await BrowserWorld.StartAsync();
        var old = world.Hints.ShouldHaveSingleItem();
        var link = await world.AskAsync();
        await using var visit = await chromium.VisitAsync(new() { JavaScriptEnabled = javaScript });

        await visit.OpenAsync(link);
        await visit.Page.GetByLabel("Reason for rejecting").FillAsync("The month is being closed <b>now</b>");
        await visit.PressAsync("Reject: give the old value back");

        (await visit.TextAsync()).ShouldContain("The month is being closed <b>now</b>");
        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Restored);
        world.Hints.ShouldHaveSingleItem().ShouldBe(old);
        world.NewestValue.ShouldBe(world.Secret.OldValue.Reveal());
    }

    [Fact]
    public async Task Approve_FormSentAgain_ShowsWhatWasRecorded()
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(link);
        await visit.PressAsync("Approve: delete the old credential");
        await world.OutcomeAsync();
        var recorded = await world.RecordedAsync();

        await visit.Page.ReloadAsync();

        (await visit.Page.TitleAsync()).ShouldStartWith("You have answered before");
        (await visit.TextAsync()).ShouldContain("That answer stands");
        (await world.RecordedAsync()).ShouldBe(recorded);
    }

    [Fact]
    public async Task Approve_VaultChangedMeanwhile_VoidAndAskedAgainByANewLetter()
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        world.Estate.Mail.Clear();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(link);
        var asked = await world.ApprovalAsync();
        await world.Book.SettleAsync(asked.ApprovalId, null, new("EvidenceChanged", "A slot was changed by hand."), Ct);

        await visit.PressAsync("Approve: delete the old credential");
        var again = await world.LinkAsync();

        (await visit.TextAsync()).ShouldContain("This request is void");
        again.AbsolutePath.ShouldNotBe(link.AbsolutePath);
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeTrue();
        await visit.OpenAsync(again);
        await visit.PressAsync("Approve: delete the old credential");
        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Rotated);
    }
}
