using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using QlikRotator.Application.Auditing;
using QlikRotator.Azure.Storage;
using QlikRotator.Core;

namespace QlikRotator.Azure.Seals;

/// <summary>
/// An append blob for each month, a line for each seal. The container's policy keeps blobs for a time that counts from when each was
/// made, so none is filled for longer than a month. The container is made with the policy, by the deployment; only a simulated one is made here.
/// </summary>
internal sealed class SealBlobs(BlobContainerClient container) : ISealArchive
{
    private static readonly StorageOutage Outage = new(
        "blob service",
        "to add blobs to this container and read them",
        AzureCodes.SealArchiveUnavailable,
        "The container that keeps the ledger's seals cannot be used at the moment"
    );

    public string? Place => container.Uri.ToString();

    public Task AppendAsync(LedgerSeal seal, CancellationToken ct)
    {
        var month = seal.Until.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var line = Encoding.UTF8.GetBytes($"{JsonSerializer.Serialize(seal, RotatorJson.Options)}\n");
        return Outage.GuardAsync(() => AppendAsync(container.GetAppendBlobClient($"{month}.jsonl"), line, ct), ct);
    }

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var line in await Outage.GuardAsync(() => ReadAllAsync(ct), ct))
        {
            yield return line;
        }
    }

    private async Task<bool> AppendAsync(AppendBlobClient blob, byte[] line, CancellationToken ct)
    {
        if (container.Uri.IsLoopback)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: ct);
        }

        try
        {
            await AppendBlockAsync(blob, line, ct);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            // Asked for only where there is none: over a kept blob, even "create if missing" is refused.
            await blob.CreateIfNotExistsAsync(cancellationToken: ct);
            await AppendBlockAsync(blob, line, ct);
        }

        return true;
    }

    private static async Task AppendBlockAsync(AppendBlobClient blob, byte[] line, CancellationToken ct)
    {
        using var block = new MemoryStream(line, writable: false);
        await blob.AppendBlockAsync(block, cancellationToken: ct);
    }

    private async Task<List<string>> ReadAllAsync(CancellationToken ct)
    {
        var names = await container.GetBlobsAsync(cancellationToken: ct).Select(blob => blob.Name).ToListAsync(ct);
        var lines = new List<string>();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var content = await container.GetBlobClient(name).DownloadContentAsync(ct);
            lines.AddRange(content.Value.Content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return lines;
    }
}
