using Azure;
using Azure.Storage.Blobs;
using QlikRotator.Application;
using QlikRotator.Application.Tenants;
using QlikRotator.Core;

namespace QlikRotator.Azure.Storage;

/// <summary>The list of tenants in a blob.</summary>
internal sealed class BlobTenantList(BlobClient blob) : ITenantListSource
{
    private static readonly StorageOutage Outage = new(
        "blob service",
        "to read this blob",
        ApplicationCodes.TenantListUnread,
        "The list of tenants cannot be read at the moment"
    );

    public Task<Result<string>> ReadAsync(CancellationToken ct) =>
        Outage.GuardAsync(
            async () =>
            {
                try
                {
                    return (Result<string>)(await blob.DownloadContentAsync(ct)).Value.Content.ToString();
                }
                catch (RequestFailedException missing) when (missing.Status == 404)
                {
                    return new Reason(ApplicationCodes.TenantListUnread, $"There is no blob {blob.Uri}.");
                }
            },
            ct
        );
}
