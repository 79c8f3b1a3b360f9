using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Logs;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Auditing;

/// <summary>A ledger with seals, a key and an archive, all of which somebody may meddle with.</summary>
internal sealed class SealRig : IKeySigner, IDisposable
{
    public static readonly Uri KeyAddress = new("https://contoso.vault.azure.net/keys/qlik-rotator");
    public static readonly Uri KeyVersion = new($"{KeyAddress}/0123");

    private readonly StartingRig _rig = new();
    private readonly LogLines _log = new();

    public RSA Key { get; set; } = RSA.Create(2048);

    public bool VaultAway { get; set; }

    public MemoryArchive Archive { get; } = new();

    public ILedgerStore Store => _rig.Store;

    public RotationLedger Ledger => _rig.Ledger;

    public FakeTimeProvider Time => _rig.Time;

    public LedgerSealer Sealer =>
        new(Store, new(Ledger), Keys, [this], Archive, Time, new LoggerFactory([_log]).CreateLogger<LedgerSealer>());

    private static SealKey Keys =>
        new(Options.Create(new RotatorOptions { Tenants = [new() { Auth = new() { KeyId = KeyAddress } }] }));

    /// <summary>How often the log has this seal, so that it can be compared with the ledger's.</summary>
    public int Logged(LedgerSeal seal) =>
        _log.All.Count(line =>
            line.Contains(seal.Root, StringComparison.Ordinal) && line.Contains(seal.Signature, StringComparison.Ordinal)
        );

    public Task<SealReport> VerifyAsync(ISealArchive? archive = null) =>
        new SealVerifier(Store, new(Ledger), Keys, [this], archive ?? Archive).VerifyAsync(TestContext.Current.CancellationToken);

    public Task<KeySignature> SignAsync(Uri keyId, byte[] sha256Digest, CancellationToken ct) =>
        Task.FromResult(
            new KeySignature(KeyVersion, Key.SignHash(sha256Digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        );

    public Task<Result<byte[]>> PublicKeyAsync(Uri keyId, CancellationToken ct) =>
        VaultAway
            ? throw new TryAgainException(new Reason("VaultUnreachable", "The vault gave no answer."))
            : Task.FromResult<Result<byte[]>>(Key.ExportSubjectPublicKeyInfo());

    public async Task<string> RotateAsync(string name)
    {
        _rig.Put(name, version: $"1-{name}");
        var id = (await _rig.StartAsync(name: name)).RotationId!;
        await _rig.ConcludeAsync(id, OutcomeKind.Rotated);
        return id;
    }

    /// <summary>A rotation, and the seal of its day.</summary>
    public async Task<string> SealedAsync()
    {
        var id = await RotateAsync("reporting");
        Time.Advance(TimeSpan.FromDays(1));
        await Sealer.SealAsync(CancellationToken.None);
        return id;
    }

    /// <summary>Whoever holds the identity of the app can do this: take the rotation away and sign what is left.</summary>
    public async Task ForgeAsync(string id)
    {
        await Store.DeleteAsync(new("rotations", id), CancellationToken.None);
        var seal = await Store.ListAsync(LedgerSealer.Partition, CancellationToken.None).SingleAsync(CancellationToken.None);
        await Store.DeleteAsync(seal.Key, CancellationToken.None);
        await new LedgerSealer(
            Store,
            new(Ledger),
            Keys,
            [this],
            new NoSealArchive(),
            Time,
            NullLogger<LedgerSealer>.Instance
        ).SealAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Key.Dispose();
        _log.Dispose();
        _rig.Dispose();
    }
}

/// <summary>Takes lines, and gives them back as they came.</summary>
internal sealed class MemoryArchive : ISealArchive
{
    public bool Away { get; set; }

    public List<string> Lines { get; } = [];

    public string? Place => "https://contoso.blob.core.windows.net/ledger-seals";

    public Task AppendAsync(LedgerSeal seal, CancellationToken ct)
    {
        Answer();
        Lines.Add(JsonSerializer.Serialize(seal, RotatorJson.Options));
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<string> ReadAsync(CancellationToken ct)
    {
        Answer();
        return Lines.ToAsyncEnumerable();
    }

    private void Answer()
    {
        if (Away)
        {
            throw new TryAgainException(new Reason("SealArchiveUnavailable", "The blob service does not answer."));
        }
    }
}
