using Microsoft.Playwright;
using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>What an operator does with many secrets, and where they look.</summary>
public sealed class EstateWalkTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RotateMany_TwoSelected_OneConfirmationStartsBoth(bool javaScript)
    {
        await using var world = await BrowserWorld.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { JavaScriptEnabled = javaScript });
        var names = world.Estate.Secrets.Take(2).Select(secret => secret.Name).ToList();

        await visit.OpenAsync(world.Address);
        foreach (var name in names)
        {
            await visit.Page.GetByLabel($"Select {name}").CheckAsync();
        }

        await visit.PressAsync("Rotate what is selected");
        var asked = await visit.TextAsync();
        names.ShouldAllBe(name => asked.Contains(name));
        (await world.Ledger.ListAsync(Ct).CountAsync(Ct)).ShouldBe(0, "the page asks first");
        await visit.Page.GetByLabel("Reason").FillAsync("Quarterly exercise");
        await visit.PressAsync("Rotate 2 secrets");

        (await visit.TextAsync()).ShouldContain("2 rotations started.");
        var started = await world.Ledger.ListAsync(Ct).ToListAsync(Ct);
        started.Select(one => one.Subject.Name).ShouldBe(names, ignoreOrder: true);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_SortedAndGrouped_AddressKeepsItWithTheFilter()
    {
        await using var world = await BrowserWorld.StartAsync();
        world.Put("zebra", "api-key", DemoEstate.Globex, 80);
        world.Put("aardvark", "api-key", DemoEstate.Globex, 85);
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(world.At("/?family=api-key"));

        await visit.PressAsync("Expires");
        await visit.Page.GetByLabel("Grouped by").SelectOptionAsync("Tenant");
        await visit.PressAsync("Filter");

        visit.Page.Url.ShouldContain("family=api-key");
        visit.Page.Url.ShouldContain("sort=Expires");
        visit.Page.Url.ShouldContain("group=Tenant");
        (await visit.Page.Locator("tr.group").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("2 secrets");
        (await visit.Page.Locator("th[scope=row]").AllInnerTextsAsync())[0].ShouldStartWith("zebra");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.PressAsync("CSV"));
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Ct);
        lines.Length.ShouldBe(3);
        lines[1].ShouldContain("zebra");
    }

    [Fact]
    public async Task Calendar_AtADeskOnAPhoneAndInPrint_PictureAndItsTableSayTheSame()
    {
        await using var world = await BrowserWorld.StartAsync();
        world.Put("in-ten-days", "api-key", DemoEstate.Acme, 40);
        await using var visit = await chromium.VisitAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );

        await visit.OpenAsync(world.Address);
        await visit.PressAsync("Plan");

        (await visit.Page.Locator(".months svg").CountAsync()).ShouldBe(12);
        var drawn = await visit.Page.Locator(".months figcaption .soft").AllInnerTextsAsync();
        await visit.Page.GetByText("The calendar as a table").ClickAsync();
        (await visit.Page.Locator("details[open] tbody td:last-child").AllInnerTextsAsync()).ShouldBe(drawn);
        drawn.Sum(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeGreaterThan(6);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visit.Page.Locator(".months svg").First.IsVisibleAsync()).ShouldBeTrue();
        (await visit.Page.Locator("header").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Tenant_ReadNow_WhatNobodyManagesWithHowToAdopt()
    {
        await using var world = await BrowserWorld.StartAsync();
        var client = world.Estate.Qlik.Tenant(DemoEstate.Acme).AddOAuthClient().ClientId;
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(world.Address);
        await visit.PressAsync("Tenants");
        await visit.PressAsync(DemoEstate.Acme);
        (await visit.TextAsync()).ShouldNotContain("everything could be read");
        await visit.PressAsync("Read the tenant now");

        (await visit.TextAsync()).ShouldContain("The sign-in works, and everything could be read.");
        await visit.Page.GetByText("adopt", new() { Exact = true }).First.ClickAsync();
        (await visit.TextAsync()).ShouldContain($"--source oauth-client-secret --tenant {DemoEstate.Acme} --id {client}");
        await visit.OpenAsync(world.At($"/tenants/{DemoEstate.Globex}?look=true"));
        (await visit.TextAsync()).ShouldContain("1 of the rotator itself");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Approval_OnAPhone_AnswerIsInReachWithoutScrolling()
    {
        await using var world = await BrowserWorld.StartAsync();
        var link = await world.AskAsync();
        await using var visit = await chromium.VisitAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 844 },
                HasTouch = true,
                IsMobile = true,
            }
        );

        await visit.OpenAsync(link);
        var reach = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Approve…" });
        var box = (await reach.BoundingBoxAsync())!;
        (box.Y + box.Height).ShouldBeLessThanOrEqualTo(844);
        await reach.TapAsync();
        var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve: delete the old credential" });
        var answer = (await button.BoundingBoxAsync())!;
        answer.Y.ShouldBeInRange(0, 844 - answer.Height);
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeTrue("nothing is decided by going there");
        await button.TapAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "You approved" }).WaitForAsync();

        await world.OutcomeAsync();
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeFalse();
    }

    [Fact]
    public async Task RotateMany_ByKeyboardAlone_Started()
    {
        await using var world = await BrowserWorld.StartAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.OpenAsync(world.Address);

        await visit.Page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(visit)).ShouldBe("Skip to the content");
        await visit.Page.Keyboard.PressAsync("Enter");
        await GoToAsync(visit, $"Select {world.Estate.Secrets[0].Name}");
        await visit.Page.Keyboard.PressAsync("Space");
        await GoToAsync(visit, "Rotate what is selected");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Rotate 1 secret?" }).WaitForAsync();
        await GoToAsync(visit, "Rotate 1 secret");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.GetByText("1 rotation started.").WaitForAsync();
        (await world.RotationAsync()).Subject.Name.ShouldBe(world.Estate.Secrets[0].Name);
    }

    private static async Task GoToAsync(Visit visit, string name)
    {
        for (var presses = 0; await FocusedAsync(visit) != name; presses++)
        {
            presses.ShouldBeLessThan(60, $"'{name}' is not far");
            await visit.Page.Keyboard.PressAsync("Tab");
        }
    }

    private static Task<string> FocusedAsync(Visit visit) =>
        visit.Page.EvaluateAsync<string>(
            "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText.trim()"
        );
}
