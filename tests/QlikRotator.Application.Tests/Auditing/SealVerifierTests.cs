using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Tests.Auditing;

/// <summary>Somebody who may write the ledger makes a chain anew, or takes a whole rotation away. The seal of the day before knows.</summary>
public sealed class SealVerifierTests : IDisposable
{
    private readonly SealRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task VerifyAsync_AWholeRotationTakenAway_TheSealIsBroken()
    {
        var id = await _rig.SealedAsync();
        await _rig.Store.DeleteAsync(new("rotations", id), Ct);

        await ShouldBeBrokenAsync("is not what it was");
    }

    [Fact]
    public async Task VerifyAsync_AnEventPutBehindTheEndInThePast_TheSealIsBroken()
    {
        var id = await _rig.SealedAsync();
        var last = await _rig.Ledger.EventsAsync(id, Ct).LastAsync(Ct);
        var forged = LedgerEvent.After(last, id, new("k", "nobody", "Forged", "Afterwards."), last.At.AddSeconds(1));
        await _rig.Store.WriteAsync(new($"events-{id}", $"{forged.Sequence:D6}"), forged, null, Ct);

        await ShouldBeBrokenAsync("is not what it was");
    }

    [Fact]
    public async Task VerifyAsync_AnEventThatCannotBeRead_TheSealIsBroken()
    {
        var id = await _rig.SealedAsync();
        var key = new DocumentKey($"events-{id}", "000001");
        await _rig.Store.WriteAsync(key, "gone", (await _rig.Store.ReadAsync(key, Ct))!.Version, Ct);

        await ShouldBeBrokenAsync("is not what it was");
    }

    [Fact]
    public async Task VerifyAsync_ASealMadeWithoutTheKey_IsBroken()
    {
        await _rig.SealedAsync();
        await ChangeSealAsync(seal => seal with { Signature = Convert.ToBase64String(new byte[256]) });

        (await _rig.VerifyAsync(new NoSealArchive())).Seals.ShouldHaveSingleItem().Broken!.ShouldContain("signature");
    }

    [Fact]
    public async Task VerifyAsync_LedgerRewrittenAndSealedAnewWithTheRightKey_TheArchiveKnows()
    {
        await _rig.ForgeAsync(await _rig.SealedAsync());

        (await _rig.VerifyAsync(new NoSealArchive())).IsWhole.ShouldBeTrue("the ledger alone cannot tell");
        await ShouldBeBrokenAsync("is not the one in the archive");
    }

    [Fact]
    public async Task VerifyAsync_TheForgedSealAddedToTheArchiveToo_TheFirstOneIsStillThere()
    {
        await _rig.ForgeAsync(await _rig.SealedAsync());
        await _rig.Archive.AppendAsync((await SealAsync())!, Ct);

        await ShouldBeBrokenAsync("more than one seal of this day");
    }

    [Fact]
    public async Task VerifyAsync_SealTakenOutOfTheLedger_TheArchiveHasIt()
    {
        await _rig.SealedAsync();
        await _rig.Store.DeleteAsync((await SealRowAsync()).Key, Ct);

        await ShouldBeBrokenAsync("the ledger no longer does");
    }

    [Fact]
    public async Task VerifyAsync_SealThatTheArchiveNeverGot_IsBroken()
    {
        await _rig.SealedAsync();
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await _rig.Sealer.SealAsync(Ct);
        _rig.Archive.Lines.RemoveAt(1);

        await ShouldBeBrokenAsync("the archive has not");
    }

    [Fact]
    public async Task VerifyAsync_SealsFromBeforeTheArchive_AreNotBrokenAndItIsSaid()
    {
        await _rig.SealedAsync();
        _rig.Archive.Lines.Clear();

        var report = await _rig.VerifyAsync();

        report.IsWhole.ShouldBeTrue();
        report.Seals.ShouldHaveSingleItem().Archived.ShouldBe(false);
        report.Unchecked.ShouldHaveSingleItem().ShouldStartWith("1 seals are older than the first one in");
    }

    [Fact]
    public async Task VerifyAsync_SomethingElseInPlaceOfASeal_IsNotWhole()
    {
        await _rig.SealedAsync();
        _rig.Archive.Lines.Add("{\"until\":7}");

        (await _rig.VerifyAsync()).IsWhole.ShouldBeFalse();
    }

    [Fact]
    public async Task VerifyAsync_VaultAndArchiveAway_SaysWhatWasNotChecked()
    {
        await _rig.SealedAsync();
        (_rig.VaultAway, _rig.Archive.Away) = (true, true);

        var report = await _rig.VerifyAsync();

        report.IsWhole.ShouldBeTrue();
        var seal = report.Seals.ShouldHaveSingleItem();
        (seal.Signed, seal.Archived).ShouldBe((null, null));
        report.Unchecked.ShouldBe([
            "The seals in https://contoso.blob.core.windows.net/ledger-seals were not compared. The blob service does not answer.",
            $"Signatures made with {SealRig.KeyVersion} were not checked. The vault gave no answer.",
        ]);
    }

    [Fact]
    public async Task VerifyAsync_NoArchive_SaysSo()
    {
        await _rig.SealedAsync();

        (await _rig.VerifyAsync(new NoSealArchive()))
            .Unchecked.ShouldHaveSingleItem()
            .ShouldStartWith("Seals are not kept elsewhere");
    }

    [Fact]
    public async Task VerifyAsync_AKeyOfSomebodyElse_IsNotBelieved()
    {
        await _rig.SealedAsync();
        _rig.Archive.Lines.Clear();
        await ChangeSealAsync(seal => seal with { KeyId = new Uri("https://eve.vault.azure.net/keys/qlik-rotator/0123") });

        var report = await _rig.VerifyAsync();

        report.Seals.ShouldHaveSingleItem().Signed.ShouldBeNull();
        report.Unchecked.ShouldContain(one => one.Contains("eve.vault.azure.net") && one.Contains("were not checked"));
    }

    private async Task ShouldBeBrokenAsync(string how)
    {
        var report = await _rig.VerifyAsync();
        report.IsWhole.ShouldBeFalse();
        report.Broken.ShouldHaveSingleItem().Broken!.ShouldContain(how);
    }

    private async Task<LedgerSeal?> ChangeSealAsync(Func<LedgerSeal, LedgerSeal> change) =>
        await _rig.Store.ChangeAsync<LedgerSeal>((await SealRowAsync()).Key, seal => change(seal!), Ct);

    private async Task<LedgerSeal?> SealAsync() => Documents.Parse<LedgerSeal>((await SealRowAsync()).Json);

    private ValueTask<LedgerDocument> SealRowAsync() => _rig.Store.ListAsync(LedgerSealer.Partition, Ct).SingleAsync(Ct);
}
