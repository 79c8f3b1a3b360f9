using QlikRotator.Application.Inventory;
using QlikRotator.Application.Tests.Sweeping;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Tests.Inventory;

/// <summary>A managed secret whose newest version came without tags: nothing rotates it, and nobody said that nothing should.</summary>
public sealed class LostSecretTests : IDisposable
{
    private const string Name = "reporting";
    private static readonly Dictionary<string, string> NoTags = new(StringComparer.Ordinal);

    private readonly SweepRig _rig = new();

    public void Dispose() => _rig.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_OverwrittenWithoutTags_IsListedAsLostUntilItIsAdoptedAgain()
    {
        await KnowAsync();
        _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 80);

        var row = (await RowsAsync()).ShouldHaveSingleItem();
        (row.Secret.Name, row.Version, row.State, row.Problem!.Code).ShouldBe((Name, "2222", SecretState.Lost, "TagsLost"));
        row.Problem.Message.ShouldContain("Adopt it again");
        await _rig.WatchAsync();
        (await RowsAsync()).ShouldHaveSingleItem().State.ShouldBe(SecretState.Lost, "an alarm does not settle it");

        _rig.Shelf.Put(Name, expiresInDays: 80, version: "2222", rotation: ManagedTags.Adopted);
        (await RowsAsync()).ShouldHaveSingleItem().State.ShouldBe(SecretState.Fine);
    }

    [Theory]
    [InlineData("1111", null)]
    [InlineData("2222", ManagedTags.NotManaged)]
    public async Task Read_LetGo_IsListedNoMore(string version, string? source)
    {
        await KnowAsync();
        var tags = source is null ? NoTags : new Dictionary<string, string> { [ManagedTags.Source] = source };
        _rig.Shelf.Put(Name, version, tags, expiresInDays: 80);

        (await RowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_Deleted_IsListedNoMore()
    {
        await KnowAsync();
        _rig.Shelf.Remove(Name);

        (await RowsAsync()).ShouldBeEmpty();
    }

    /// <summary>Its writer seldom knows about tags, and the next sweep gives them back.</summary>
    [Fact]
    public async Task Read_ExternalValueThatTheSweepWillSettle_IsLostAndNeedsNobody()
    {
        await KnowAsync(ManagedTags.External);
        _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 90);

        var lost = (await ReadAsync()).Lost.ShouldHaveSingleItem();

        lost.Passing.ShouldBeTrue();
        lost.Reason.Message.ShouldContain("nothing is to be done");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Read_CannotBeLookedUp_IsNamedAsUnread(bool passing)
    {
        await KnowAsync();
        _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 80);
        (passing ? _rig.Shelf.Unreachable : _rig.Shelf.Refused).Add(Name);

        (await RowsAsync()).ShouldHaveSingleItem().State.ShouldBe(SecretState.Unread);
        (await ReadAsync()).Unread.ShouldHaveSingleItem().Passing.ShouldBe(passing);
    }

    /// <summary>Nothing is known to be missing of a vault that could not be listed.</summary>
    [Fact]
    public async Task Read_ItsVaultCannotBeListed_IsNotCalledLost()
    {
        await KnowAsync();
        _rig.Shelf.Put(Name, "2222", NoTags, expiresInDays: 80);
        _rig.Shelf.Incomplete = true;

        var report = await ReadAsync();

        report.Lost.ShouldBeEmpty();
        report.Incomplete!.Code.ShouldBe("VaultUnreachable");
    }

    [Fact]
    public async Task Read_OneSecretCannotBeRead_IsNamedBesideTheRest()
    {
        _rig.Shelf.Put("fine", expiresInDays: 80);
        var closed = _rig.Shelf.Put("closed", expiresInDays: 80).Reference;
        _rig.Shelf.Unlisted.Add(new(closed.Vault, closed.Name, new("VaultForbidden", "No."), Passing: false));

        (await RowsAsync())
            .Select(row => (row.Secret.Name, row.State))
            .ShouldBe([("closed", SecretState.Unread), ("fine", SecretState.Fine)]);
    }

    private async Task KnowAsync(string source = "oauth-client-secret")
    {
        _rig.Shelf.Put(Name, expiresInDays: source == ManagedTags.External ? 60 : 80, source: source);
        await _rig.WatchAsync();
    }

    private async Task<IReadOnlyList<SecretRow>> RowsAsync() => SecretRow.From(await ReadAsync(), _rig.Time.GetUtcNow());

    private Task<InventoryReport> ReadAsync() => _rig.Get<SecretInventory>().ReadAsync(Ct);
}
