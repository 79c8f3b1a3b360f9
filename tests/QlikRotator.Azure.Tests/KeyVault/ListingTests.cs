using QlikRotator.Core.Registry;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.TestSupport.Vaults;

namespace QlikRotator.Azure.Tests.KeyVault;

/// <summary>An hour's look over secrets that did not change asks the vault for nothing but the pages of its list.</summary>
public sealed class ListingTests : VaultTests
{
    private static readonly Dictionary<string, string> Managed = new() { ["qlik-source"] = "api-key" };

    [Fact]
    public async Task ListManaged_ReadsNoValue()
    {
        Seed(30);
        var asked = World.First.Requests.Count;

        (await ListAsync()).Count.ShouldBe(30);

        World.First.Requests.Skip(asked).ShouldAllBe(request => IsPage(request) || request.Path.EndsWith("/versions"));
    }

    [Fact]
    public async Task ListManaged_NothingChanged_AsksForThePagesOnly()
    {
        Seed(30);
        await ListAsync();
        var asked = World.First.Requests.Count;

        var listed = await ListAsync();

        listed.Select(version => version.Reference).ShouldContain(World.Versions("managed-7")[1]);
        World.First.Requests.Skip(asked).ShouldAllBe(request => IsPage(request));
        World.First.Requests.Skip(asked).Count().ShouldBe(2, "thirty secrets are two pages");
    }

    [Fact]
    public async Task ListManaged_OneHasANewVersion_LooksThatOneUp()
    {
        Seed(30);
        await ListAsync();
        World.First.Vault.SetSecret("managed-7", "newest", Managed);
        var asked = World.First.Requests.Count;

        var listed = await ListAsync();

        listed.Select(version => version.Reference).ShouldContain(World.Versions("managed-7")[2]);
        World.First.Requests.Skip(asked).Where(request => !IsPage(request)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ListManaged_SetAgainInTheSecondItWasLookedUp_FindsTheLastOneSet()
    {
        World.First.Vault.SetSecret("hasty", "one", Managed);
        await ListAsync();
        World.First.Vault.SetSecret("hasty", "two", Managed);

        (await ListAsync()).ShouldHaveSingleItem().Reference.ShouldBe(World.Versions("hasty")[1]);

        World.Clock.Advance(TimeSpan.FromHours(1));
        (await ListAsync()).ShouldHaveSingleItem().Reference.ShouldBe(World.Versions("hasty")[1]);
    }

    [Fact]
    public async Task ListManaged_WithoutALedger_LooksEachUp()
    {
        World.Ledger.IsDown = true;
        Seed(5);
        await ListAsync();
        var asked = World.First.Requests.Count;

        (await ListAsync()).Count.ShouldBe(5);

        World
            .First.Requests.Skip(asked)
            .Count(request => request.Path.EndsWith("/versions", StringComparison.Ordinal))
            .ShouldBe(5);
    }

    /// <summary>Each with an older version, all of them older than a moment.</summary>
    private void Seed(int secrets)
    {
        for (var number = 0; number < secrets; number++)
        {
            World.First.Vault.SetSecret($"managed-{number}", "old", Managed);
            World.Clock.Advance(TimeSpan.FromMinutes(1));
            World.First.Vault.SetSecret($"managed-{number}", "new", Managed);
        }

        World.Clock.Advance(TimeSpan.FromHours(1));
    }

    private static bool IsPage(VaultRequest request) => request.Path.TrimEnd('/') == "/secrets";

    private async Task<IReadOnlyList<SecretVersionInfo>> ListAsync()
    {
        var listing = await World.Registry.ListManagedAsync(Ct);
        listing.Unread.ShouldBeEmpty();
        return listing.Managed;
    }
}
