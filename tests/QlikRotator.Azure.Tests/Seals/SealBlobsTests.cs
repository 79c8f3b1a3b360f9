using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Settings;
using QlikRotator.Azure.Seals;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.Tests.Seals;

/// <summary>On Azurite, which has append blobs and enforces no policy: that nothing can be changed or deleted is not shown here.</summary>
public sealed class SealBlobsTests(AzuriteBlobs azurite)
{
    private readonly string _container = $"seals-{Guid.NewGuid():N}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_DaysOfTwoMonths_OneAppendBlobEachAndReadInOrder()
    {
        var seals = await OpenAsync();
        foreach (var day in (string[])["2026-11-30", "2026-12-01", "2026-12-02"])
        {
            await seals.AppendAsync(Seal(day), Ct);
        }

        (await ReadAsync(seals)).ShouldBe([Seal("2026-11-30"), Seal("2026-12-01"), Seal("2026-12-02")]);
        var blobs = await (await ContainerAsync()).GetBlobsAsync(cancellationToken: Ct).ToListAsync(Ct);
        blobs
            .Select(one => (one.Name, one.Properties.BlobType))
            .ShouldBe([("2026-11.jsonl", BlobType.Append), ("2026-12.jsonl", BlobType.Append)]);
    }

    [Fact]
    public async Task Append_OverWhatIsThere_OnlyAddsAndNeverWritesABlobAnew()
    {
        var seals = await OpenAsync();
        await seals.AppendAsync(Seal("2026-11-01"), Ct);
        var asked = new SeenRequests();
        var watched = await OpenAsync(asked);

        await watched.AppendAsync(Seal("2026-11-02"), Ct);
        await watched.AppendAsync(Seal("2026-11-02"), Ct);

        (await ReadAsync(seals)).Count.ShouldBe(3);
        asked
            .Seen.Where(one => one.Contains(".jsonl", StringComparison.Ordinal))
            .ShouldAllBe(one => one.EndsWith("comp=appendblock"));
    }

    [Fact]
    public async Task Read_NoContainer_IsTryAgain()
    {
        var again = await Should.ThrowAsync<TryAgainException>(async () => await ReadAsync(await OpenAsync()));

        again.Reason.Code.ShouldBe("SealArchiveUnavailable");
        again.Reason.Message.ShouldContain("ContainerNotFound");
    }

    [Fact]
    public async Task AddAzure_ContainerInTheSettings_IsTheArchive()
    {
        var connection = await azurite.ConnectionStringAsync();
        var settings = new RotatorOptions
        {
            Ledger = new() { LoopbackConnection = connection, SealContainer = (await ContainerAsync()).Uri },
        };

        await Archive(settings).AppendAsync(Seal("2026-11-01"), Ct);

        (await ReadAsync(await OpenAsync())).ShouldHaveSingleItem();
        Archive(new RotatorOptions()).Place.ShouldBeNull();
    }

    private static ISealArchive Archive(RotatorOptions settings) =>
        new ServiceCollection()
            .AddSingleton(Options.Create(settings))
            .AddAzure()
            .BuildServiceProvider()
            .GetRequiredService<ISealArchive>();

    private static async Task<List<LedgerSeal>> ReadAsync(ISealArchive seals) =>
        [
            .. (await seals.ReadAsync(Ct).ToListAsync(Ct)).Select(one =>
                JsonSerializer.Deserialize<LedgerSeal>(one, RotatorJson.Options)!
            ),
        ];

    private static LedgerSeal Seal(string day) =>
        new(
            DateTimeOffset.Parse($"{day}T00:00:00Z", null),
            7,
            new string('a', 64),
            new Uri("https://contoso.vault.azure.net/keys/qlik-rotator/0123"),
            "c2ln"
        );

    private async Task<SealBlobs> OpenAsync(SeenRequests? requests = null)
    {
        var options = new BlobClientOptions();
        if (requests is not null)
        {
            options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        }

        return new(await ContainerAsync(options));
    }

    private async Task<BlobContainerClient> ContainerAsync(BlobClientOptions? options = null) =>
        new(await azurite.ConnectionStringAsync(), _container, options);

    private sealed class SeenRequests : HttpPipelineSynchronousPolicy
    {
        public List<string> Seen { get; } = [];

        public override void OnSendingRequest(HttpMessage message) => Seen.Add(message.Request.Uri.ToString());
    }
}
