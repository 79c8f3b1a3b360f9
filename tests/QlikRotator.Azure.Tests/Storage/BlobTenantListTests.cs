using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Tenants;
using QlikRotator.Azure.Tests.Seals;

namespace QlikRotator.Azure.Tests.Storage;

public sealed class BlobTenantListTests(AzuriteBlobs azurite)
{
    private const string List = """{ "Tenants": [] }""";

    private readonly string _container = $"rotator-{Guid.NewGuid():N}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_BlobOfTheSettings_IsItsText_AsItIsNow()
    {
        var container = await ContainerAsync();
        var source = await SourceAsync(container);
        await container.UploadBlobAsync("tenants.json", BinaryData.FromString(List), Ct);
        (await source.ReadAsync(Ct)).Value.ShouldBe(List);

        await container.GetBlobClient("tenants.json").UploadAsync(BinaryData.FromString("{}"), overwrite: true, Ct);

        (await source.ReadAsync(Ct)).Value.ShouldBe("{}");
    }

    [Fact]
    public async Task Read_NoBlob_NamesItsAddress()
    {
        var container = await ContainerAsync();

        var read = await (await SourceAsync(container)).ReadAsync(Ct);

        read.Problem!.Code.ShouldBe("TenantListUnread");
        read.Problem.Message.ShouldContain($"{_container}/tenants.json");
    }

    private async Task<ITenantListSource> SourceAsync(BlobContainerClient container)
    {
        var settings = new RotatorOptions
        {
            Ledger = new() { LoopbackConnection = await azurite.ConnectionStringAsync() },
            TenantList = new() { Blob = container.GetBlobClient("tenants.json").Uri },
        };
        return new ServiceCollection()
            .AddSingleton(Options.Create(settings))
            .AddAzure()
            .BuildServiceProvider()
            .GetRequiredService<ITenantListSource>();
    }

    private async Task<BlobContainerClient> ContainerAsync()
    {
        var container = new BlobContainerClient(await azurite.ConnectionStringAsync(), _container);
        await container.CreateIfNotExistsAsync(cancellationToken: Ct);
        return container;
    }
}
