using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Campaigns;

/// <summary>
/// Campaigns in the ledger: a record each, its secrets in parts beside it, and a list of those that somebody has to go on with, so that
/// nothing reads the campaigns of years every minute.
/// </summary>
public sealed class CampaignStore(ILedgerStore store, TimeProvider time)
{
    /// <summary>Characters of what is said of one secret: a part has to fit into a document.</summary>
    public const int LongestWhy = 300;

    /// <summary>Secrets of one part.</summary>
    internal const int PartSize = 250;

    private const string Partition = "campaigns";
    private const string Open = "campaigns-open";

    public Task<Stored<CampaignRecord>?> FindAsync(string id, CancellationToken ct) =>
        IsId(id) ? store.ReadAsync<CampaignRecord>(Key(id), ct) : Task.FromResult<Stored<CampaignRecord>?>(null);

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<CampaignRecord>> ListAsync(CancellationToken ct) =>
        await store
            .ListAsync(Partition, ct)
            .Select(document => Documents.Parse<CampaignRecord>(document.Json))
            .OrderByDescending(one => one.BegunAt)
            .ToListAsync(ct);

    /// <summary>Ids of those that somebody has to go on with.</summary>
    public async Task<IReadOnlyList<string>> ListOpenAsync(CancellationToken ct) =>
        await store.ListAsync(Open, ct).Select(document => document.Key.Row).ToListAsync(ct);

    /// <summary>The secrets come first and the record last: without it there is no campaign.</summary>
    /// <returns>False where a campaign has this id already.</returns>
    public async Task<bool> AddAsync(CampaignRecord record, CampaignPlan plan, CancellationToken ct)
    {
        foreach (var (part, number) in plan.Secrets.Chunk(PartSize).Select((part, number) => (part, number)))
        {
            await store.WriteAsync(PartKey(record, number), new CampaignPart(part), expected: null, ct);
        }

        foreach (var (part, number) in plan.LeftOut.Chunk(PartSize).Select((part, number) => (part, number)))
        {
            await store.WriteAsync(LeftOutKey(record, number), new LeftOutPart(part), expected: null, ct);
        }

        await OpenAsync(record.Id, ct);
        return await store.WriteAsync(Key(record.Id), record, expected: null, ct) is not null;
    }

    /// <summary>Writes the record unless somebody else has meanwhile.</summary>
    public async Task<bool> TryWriteAsync(CampaignRecord record, string expected, CancellationToken ct) =>
        await store.WriteAsync(Key(record.Id), record, expected, ct) is not null;

    /// <returns>The record as it is now; null where there is none.</returns>
    public Task<CampaignRecord?> ChangeAsync(string id, Func<CampaignRecord, CampaignRecord> change, CancellationToken ct) =>
        store.ChangeAsync<CampaignRecord>(Key(id), found => found is null ? null : change(found), ct);

    /// <summary>Has somebody go on with it.</summary>
    public Task OpenAsync(string id, CancellationToken ct) =>
        store.ChangeAsync<OpenCampaign>(new(Open, id), _ => new OpenCampaign(time.GetUtcNow()), ct);

    /// <summary>Nothing is left to do, unless somebody has resumed it meanwhile.</summary>
    public async Task CloseAsync(string id, CancellationToken ct)
    {
        await store.DeleteAsync(new DocumentKey(Open, id), ct);
        if ((await FindAsync(id, ct))?.Value.State == CampaignState.Running)
        {
            await OpenAsync(id, ct);
        }
    }

    /// <summary>Secrets of a campaign by their places.</summary>
    internal async Task<CampaignWindow> ReadAsync(CampaignRecord record, int from, int to, CancellationToken ct)
    {
        var window = new CampaignWindow(store);
        for (var number = from / PartSize; number * PartSize < to; number++)
        {
            window.Add(number, (await store.ReadAsync<CampaignPart>(PartKey(record, number), ct))!, PartKey(record, number));
        }

        return window;
    }

    /// <summary>Its secrets from a place on.</summary>
    public async Task<IReadOnlyList<CampaignSecret>> ListSecretsAsync(
        CampaignRecord record,
        int from,
        int most,
        CancellationToken ct
    )
    {
        var to = Math.Min(record.Total, from + most);
        var window = await ReadAsync(record, from, to, ct);
        return [.. Enumerable.Range(from, Math.Max(0, to - from)).Select(place => window[place])];
    }

    /// <summary>What the filter found and it does not rotate, by name.</summary>
    public async Task<IReadOnlyList<CampaignLeftOut>> ListLeftOutAsync(
        CampaignRecord record,
        int from,
        int most,
        CancellationToken ct
    )
    {
        var found = new List<CampaignLeftOut>();
        var to = Math.Min(record.LeftOut, from + most);
        for (var number = from / PartSize; number * PartSize < to; number++)
        {
            found.AddRange((await store.ReadAsync<LeftOutPart>(LeftOutKey(record, number), ct))!.Value.LeftOut);
        }

        return [.. found.Skip(from % PartSize).Take(most)];
    }

    internal static bool IsId(string id) =>
        id.Length is > 0 and <= 60 && id.All(one => char.IsAsciiLetterOrDigit(one) || one == '-');

    private static DocumentKey Key(string id) => new(Partition, id);

    private static DocumentKey PartKey(CampaignRecord record, int number) =>
        new($"campaign-{record.Id}-{record.Batch}", $"secrets-{number:D5}");

    private static DocumentKey LeftOutKey(CampaignRecord record, int number) =>
        new($"campaign-{record.Id}-{record.Batch}", $"left-out-{number:D5}");

    private sealed record OpenCampaign(DateTimeOffset At);

    private sealed record LeftOutPart(IReadOnlyList<CampaignLeftOut> LeftOut);
}
