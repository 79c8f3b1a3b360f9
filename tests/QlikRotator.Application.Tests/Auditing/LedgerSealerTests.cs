using System.Security.Cryptography;
using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Tests.Auditing;

/// <summary>Once a day, the same seal is in three places: the ledger, the archive and the log.</summary>
public sealed class LedgerSealerTests : IDisposable
{
    private readonly SealRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task SealAsync_OnceADay_SignsWhatWasThereAtMidnight()
    {
        await _rig.RotateAsync("reporting");
        (await _rig.Sealer.SealAsync(Ct)).ShouldNotBeNull("the day before, with nothing in it");
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await _rig.RotateAsync("billing");

        var seal = (await _rig.Sealer.SealAsync(Ct))!;

        seal.Rotations.ShouldBe(1, "billing began after midnight");
        seal.KeyId.ShouldBe(SealRig.KeyVersion);
        _rig.Key.VerifyHash(
                seal.Digest(),
                Convert.FromBase64String(seal.Signature),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
            .ShouldBeTrue();
        (await _rig.Sealer.SealAsync(Ct)).ShouldBeNull("there is one for this day");
        _rig.Archive.Lines.Count.ShouldBe(2);
        _rig.Logged(seal).ShouldBe(1);
        var report = await _rig.VerifyAsync();
        report.Seals.ShouldAllBe(one => one.Broken == null && one.Signed == true && one.Archived == true);
        report.Seals.Count.ShouldBe(2);
        report.Unchecked.ShouldBeEmpty();
    }

    [Fact]
    public async Task SealAsync_ArchiveAwayThenBack_SealsTheSameInAllPlaces()
    {
        await _rig.RotateAsync("reporting");
        _rig.Time.Advance(TimeSpan.FromDays(1));
        _rig.Archive.Away = true;
        await Should.ThrowAsync<Core.Workflow.TryAgainException>(_rig.Sealer.SealAsync(Ct));
        (await _rig.Store.ListAsync(LedgerSealer.Partition, Ct).CountAsync(Ct)).ShouldBe(0);

        _rig.Archive.Away = false;
        _rig.Time.Advance(TimeSpan.FromHours(1));
        await _rig.Sealer.SealAsync(Ct);

        (await _rig.VerifyAsync()).Seals.ShouldHaveSingleItem().Archived.ShouldBe(true);
    }

    [Fact]
    public async Task SealAsync_DiedBeforeTheLedgerHadIt_TheSecondCopyInTheArchiveIsNoContradiction()
    {
        await _rig.RotateAsync("reporting");
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await _rig.Sealer.SealAsync(Ct);
        var row = await _rig.Store.ListAsync(LedgerSealer.Partition, Ct).SingleAsync(Ct);
        await _rig.Store.DeleteAsync(row.Key, Ct);

        await _rig.Sealer.SealAsync(Ct);

        _rig.Archive.Lines.Count.ShouldBe(2);
        (await _rig.VerifyAsync()).IsWhole.ShouldBeTrue();
    }
}
