using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Auditing;

/// <summary>Somebody who may write the ledger makes a chain anew, or takes a whole rotation away. The seal of the day before knows.</summary>
public sealed class LedgerSealerTests : IKeySigner, IDisposable
{
    private static readonly Uri Key = new("https://contoso.vault.azure.net/keys/qlik-rotator");

    private readonly RSA _key = RSA.Create(2048);
    private readonly StartingRig _rig = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<byte[]> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct) =>
        Task.FromResult(_key.SignHash(sha256Digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public void Dispose()
    {
        _key.Dispose();
        _rig.Dispose();
    }

    [Fact]
    public async Task SealAsync_OnceADay_SignsWhatWasThereAtMidnight()
    {
        await RotateAsync("reporting");
        (await Sealer().SealAsync(Ct)).ShouldNotBeNull("the day before, with nothing in it");
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await RotateAsync("billing");

        var seal = (await Sealer().SealAsync(Ct))!;

        seal.Rotations.ShouldBe(1, "billing began after midnight");
        _key.VerifyHash(
                seal.Digest(),
                Convert.FromBase64String(seal.Signature),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
            .ShouldBeTrue();
        (await Sealer().SealAsync(Ct)).ShouldBeNull("there is one for this day");
        (await Sealer().CountAsync(Ct)).ShouldBe(2);
        (await Sealer().VerifyAsync(Ct).ToListAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task VerifyAsync_AWholeRotationTakenAway_TheSealIsBroken()
    {
        var id = await SealedAsync();
        await _rig.Store.DeleteAsync(new("rotations", id), Ct);

        (await Sealer().VerifyAsync(Ct).ToListAsync(Ct)).ShouldHaveSingleItem().What.ShouldContain("is not what it was");
    }

    [Fact]
    public async Task VerifyAsync_AnEventPutBehindTheEndInThePast_TheSealIsBroken()
    {
        var id = await SealedAsync();
        var last = await _rig.Ledger.EventsAsync(id, Ct).LastAsync(Ct);
        var forged = LedgerEvent.After(last, id, new("k", "nobody", "Forged", "Afterwards."), last.At.AddSeconds(1));
        await _rig.Store.WriteAsync(new($"events-{id}", $"{forged.Sequence:D6}"), forged, null, Ct);

        (await Sealer().VerifyAsync(Ct).ToListAsync(Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task VerifyAsync_ASealMadeWithoutTheKey_IsBroken()
    {
        await SealedAsync();
        var found = (await _rig.Store.ListAsync(LedgerSealer.Partition, Ct).SingleAsync(Ct)).Key;
        await _rig.Store.ChangeAsync<LedgerSeal>(
            found,
            seal => seal! with { Signature = Convert.ToBase64String(new byte[256]) },
            Ct
        );

        (await Sealer().VerifyAsync(Ct).ToListAsync(Ct)).ShouldHaveSingleItem().What.ShouldContain("signature");
    }

    private async Task<string> SealedAsync()
    {
        var id = await RotateAsync("reporting");
        _rig.Time.Advance(TimeSpan.FromDays(1));
        await Sealer().SealAsync(Ct);
        return id;
    }

    private async Task<string> RotateAsync(string name)
    {
        _rig.Put(name, version: $"1-{name}");
        var id = (await _rig.StartAsync(name: name)).RotationId!;
        await _rig.ConcludeAsync(id, OutcomeKind.Rotated);
        return id;
    }

    private LedgerSealer Sealer() =>
        new(
            _rig.Store,
            _rig.Ledger,
            [this],
            Options.Create(new RotatorOptions { Tenants = [new() { Auth = new() { KeyId = Key } }] }),
            _rig.Time,
            NullLogger<LedgerSealer>.Instance
        );
}
