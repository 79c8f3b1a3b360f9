using QlikRotator.Local.Entry;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>The link that the terminal prints, in a browser.</summary>
public sealed class EntranceTests(Chromium chromium)
{
    [Fact]
    public async Task Link_OfTheTerminal_LetsOneBrowserInAndTheAddressKeepsNoKey()
    {
        await using var world = await BrowserWorld.StartAsync();
        await using var owner = await chromium.VisitAsync();
        await using var other = await chromium.VisitAsync();

        await owner.Page.GotoAsync(world.App.EntranceOf().AbsoluteUri);

        owner.Page.Url.ShouldBe(world.Address.AbsoluteUri);
        (await owner.TextAsync()).ShouldContain(world.Secret.Name);
        await owner.PressAsync("Plan");
        (await owner.TextAsync()).ShouldContain("Plan");
        await other.Page.GotoAsync(world.App.EntranceOf().AbsoluteUri);
        (await other.TextAsync()).ShouldContain("This link has been used");
        await other.Page.GotoAsync(world.Address.AbsoluteUri);
        (await other.TextAsync()).ShouldNotContain(world.Secret.Name);
    }
}
