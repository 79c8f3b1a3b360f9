using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>One thing done to many secrets, as an operator and an approver go through it.</summary>
public sealed class BulkWalkTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PauseMany_ThenResumed_TagsFollow()
    {
        await using var world = await BrowserWorld.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var names = world.Estate.Secrets.Select(secret => secret.Name).ToList();

        await SelectAsync(visit, world, names, "Pause what is selected");
        (await visit.TextAsync()).ShouldContain("nothing starts their rotations");
        names.ShouldAllBe(name => RuleOf(world, name) == null, "the page asks first");
        await visit.Page.GetByLabel("Reason").FillAsync("Release freeze");
        await visit.PressAsync("Pause 2 secrets");
        (await visit.TextAsync()).ShouldContain("2 secrets paused.");
        names.ShouldAllBe(name => RuleOf(world, name) == "paused");
        await ShownAsync(visit, world.At($"/secrets/{world.Estate.Vault.Address.Authority}/{names[0]}"), "Release freeze");

        await visit.PressAsync("Resume");
        await visit.PressAsync("Resume 1 secret");

        (await visit.TextAsync()).ShouldContain("1 secret resumed.");
        names.Select(name => RuleOf(world, name)).ShouldBe([null, "paused"]);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task ApproveMany_FromTheOpenApprovals_OldOneDies()
    {
        await using var world = await BrowserWorld.StartAsync();
        await world.AskAsync();
        await using var visit = await chromium.VisitAsync();

        await visit.OpenAsync(world.At("/approvals"));
        await visit.Page.GetByLabel($"Select {world.Secret.Name}").CheckAsync();
        await visit.PressAsync("Approve what is selected");
        (await visit.TextAsync()).ShouldContain("that cannot be undone");
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeTrue("the page asks first");
        await visit.PressAsync("Approve 1 request");

        (await visit.TextAsync()).ShouldContain("1 request approved.");
        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Rotated);
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeFalse();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task CancelMany_WithAReason_OldValueComesBack()
    {
        await using var world = await BrowserWorld.StartAsync();
        await world.AskAsync();
        await using var visit = await chromium.VisitAsync();

        await SelectAsync(visit, world, world.Estate.Secrets.Select(secret => secret.Name), "Cancel what is selected");
        (await visit.TextAsync()).ShouldContain("No rotation of it is under way.");
        await visit.Page.GetByLabel("Reason").FillAsync("Wrong day");
        await visit.PressAsync("Cancel 1 rotation");

        (await visit.TextAsync()).ShouldContain("1 rotation cancelled.");
        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Restored);
        world.Accepts(world.Secret.OldValue.Reveal()).ShouldBeTrue();
    }

    private static async Task SelectAsync(Visit visit, BrowserWorld world, IEnumerable<string> names, string press)
    {
        await visit.OpenAsync(world.Address);
        foreach (var name in names)
        {
            await visit.Page.GetByLabel($"Select {name}").CheckAsync();
        }

        await visit.PressAsync(press);
    }

    /// <summary>Where a vault answers slowly, a page shows what it held a moment ago.</summary>
    private static async Task ShownAsync(Visit visit, Uri page, string text)
    {
        for (var tries = 1; ; tries++)
        {
            await visit.OpenAsync(page);
            if ((await visit.TextAsync()).Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            tries.ShouldBeLessThan(50, $"the page says '{text}' in the end");
            await Task.Delay(200, Ct);
        }
    }

    private static string? RuleOf(BrowserWorld world, string name) =>
        world.Estate.Vault.Vault.Latest(name)!.Tags.GetValueOrDefault(ManagedTags.Schedule);
}
