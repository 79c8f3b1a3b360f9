using Microsoft.Playwright;
using QlikRotator.Core.Rotation;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>A rotation's page follows the rotation, with scripts by itself and without by looking again.</summary>
public sealed class LivePageTests(Chromium chromium)
{
    [Fact]
    public async Task Rotation_ApprovedElsewhere_PageShowsTheEndByItself()
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(world.At($"/rotations/{(await world.RotationAsync()).RotationId}"));
        (await visit.Page.Locator("ol.track [aria-current=step]").InnerTextAsync()).ShouldStartWith("Approve");

        await using var approver = await chromium.VisitAsync();
        await approver.OpenAsync(link);
        await approver.PressAsync("Approve: delete the old credential");

        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Rotated);
        await visit.Page.GetByText("was rotated").First.WaitForAsync();
        (await visit.Page.Locator("ol.track li.done").CountAsync()).ShouldBeGreaterThan(4);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rotation_WithoutScripts_LooksAgainByItself()
    {
        await using var world = await BrowserWorld.StartAsync();
        await world.AskAsync();
        await using var visit = await chromium.VisitAsync(new() { JavaScriptEnabled = false });

        await visit.OpenAsync(world.At($"/rotations/{(await world.RotationAsync()).RotationId}"));

        (await visit.Page.ContentAsync()).ShouldContain("http-equiv=\"refresh\" content=\"5\"");
        (await visit.TextAsync()).ShouldContain("Waiting for approval");
    }

    [Fact]
    public async Task Alarm_LookedAfter_NameAndNoteStandThere()
    {
        await using var world = await BrowserWorld.StartAsync();
        await EveryPage.OfAsync(world);
        await using var visit = await chromium.VisitAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        await visit.OpenAsync(world.Address);
        await visit.PressAsync("Alarms");
        await visit.Page.GetByLabel("Note").FillAsync("The tag is a typing mistake.");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "I look after it" }).First.ClickAsync();

        await visit.Page.GetByText("The tag is a typing mistake.").WaitForAsync();
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "I look after it" }).CountAsync()).ShouldBe(0);
    }
}
