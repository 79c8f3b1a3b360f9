using System.Text.Json;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tenants;

/// <summary>
/// Keeps the tenants of the list as they are where it is read from. A list that cannot be read, or has a mistake, changes nothing: the last
/// good one stays in use, also for a process that begins meanwhile.
/// </summary>
public sealed class TenantList(ITenantListSource source, IOptions<RotatorOptions> options, ILedgerStore store)
{
    private static readonly DocumentKey LastGood = new("tenants", "list");

    private string? _inUse;
    private string? _kept;

    /// <returns>What is wrong with the list now; null where nothing is, or where none is set.</returns>
    /// <exception cref="TryAgainException">The ledger cannot be reached.</exception>
    public async Task<Reason?> RefreshAsync(CancellationToken ct)
    {
        if (!options.Value.TenantList.IsSet)
        {
            return null;
        }

        var problem = await TryRefreshAsync(ct);
        if (problem is not null && _inUse is null && await store.ReadAsync<GoodList>(LastGood, ct) is { } kept)
        {
            // Settings may have changed since it was good: then it is none any more.
            Use(kept.Value.Text);
        }

        return problem;
    }

    private async Task<Reason?> TryRefreshAsync(CancellationToken ct)
    {
        if (!(await ReadAsync(ct)).TryGet(out var text, out var unread))
        {
            return unread;
        }

        if (text != _inUse && Use(text) is { } wrong)
        {
            return wrong;
        }

        await KeepAsync(text, ct);
        return null;
    }

    /// <summary>In use is one thing, kept for the next process another: the ledger may be away for one of them.</summary>
    private async Task KeepAsync(string text, CancellationToken ct)
    {
        if (text != _kept)
        {
            await store.ChangeAsync<GoodList>(LastGood, found => found?.Text == text ? found : new GoodList(text), ct);
            _kept = text;
        }
    }

    private async Task<Result<string>> ReadAsync(CancellationToken ct)
    {
        try
        {
            return await source.ReadAsync(ct);
        }
        catch (TryAgainException outage)
        {
            return outage.Reason;
        }
    }

    /// <summary>An entry that has not changed stays the same object: what others know of it, such as its tokens, stays too.</summary>
    private Reason? Use(string text)
    {
        if (!TenantListText.Read(text, options.Value).TryGet(out var tenants, out var wrong))
        {
            return wrong;
        }

        var before = options.Value.Listed.ToDictionary(TextOf, StringComparer.Ordinal);
        options.Value.Listed = [.. tenants.Select(one => before.GetValueOrDefault(TextOf(one)) ?? one)];
        _inUse = text;
        return null;
    }

    private static string TextOf(TenantOptions tenant) => $"{tenant.Pattern} {JsonSerializer.Serialize(tenant)}";

    private sealed record GoodList(string Text);
}
