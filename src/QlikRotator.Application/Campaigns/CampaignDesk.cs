using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pacing;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;

namespace QlikRotator.Application.Campaigns;

/// <summary>Where people begin campaigns, and pause, resume and cancel them.</summary>
public sealed class CampaignDesk(
    CampaignPlanner planner,
    CampaignStore campaigns,
    RegisteredKinds kinds,
    WriteLimits limits,
    TimeProvider time
)
{
    /// <summary>What would be done. Changes nothing.</summary>
    public async Task<Result<CampaignPreview>> PreviewAsync(CampaignRequest request, CancellationToken ct)
    {
        if (request.WhyNot() is { } wrong)
        {
            return wrong;
        }

        var plan = await planner.MakeAsync(request, ct);
        if (WhyUnknown(request.Filter, plan) is { } unknown)
        {
            return unknown;
        }

        return new CampaignPreview(
            plan.Secrets.Count,
            [.. plan.Secrets.Take(CampaignPreview.MostListed).Select(CampaignSecretRow.Of)],
            [.. plan.LeftOut.Take(CampaignPreview.MostListed)],
            CampaignPreview.WhatApplies(request.Mode),
            CampaignForecast.EndOf(RecordOf("", request, plan), time.GetUtcNow(), limits.PerMinute),
            plan.Incomplete
        );
    }

    /// <summary>Records the campaign; the next turn begins it.</summary>
    /// <param name="key">Of the caller's: the same one is the same campaign, however often it is sent. Null for a new one.</param>
    /// <exception cref="Core.Workflow.TryAgainException">Vault or ledger cannot be reached; nothing was begun.</exception>
    public async Task<Result<CampaignRecord>> BeginAsync(CampaignRequest request, string? key, CancellationToken ct)
    {
        if (request.WhyNot() is { } wrong)
        {
            return wrong;
        }

        var id = key is null ? NewId() : $"c{HashOf(request.By, key)}";
        if (await campaigns.FindAsync(id, ct) is { } known)
        {
            return Again(known.Value, request, key!);
        }

        var plan = await planner.MakeAsync(request, ct);
        if (plan.Secrets.Count == 0)
        {
            return WhyUnknown(request.Filter, plan) ?? WhyEmpty(request.Filter, plan);
        }

        var record = RecordOf(id, request, plan);
        return await campaigns.AddAsync(record, plan, ct)
            ? record
            : Again((await campaigns.FindAsync(id, ct))!.Value, request, key ?? id);
    }

    public Task<Result<CampaignRecord>> PauseAsync(string id, string by, string? why, CancellationToken ct) =>
        ChangeAsync(id, record => CampaignChanges.Pause(record, by, Words(why), time.GetUtcNow()), ct);

    public async Task<Result<CampaignRecord>> ResumeAsync(string id, string by, string? why, CancellationToken ct)
    {
        var changed = await ChangeAsync(id, record => CampaignChanges.Resume(record, by, Words(why), time.GetUtcNow()), ct);
        await (changed.Value is null ? Task.CompletedTask : campaigns.OpenAsync(id, ct));
        return changed;
    }

    public Task<Result<CampaignRecord>> CancelAsync(string id, string by, string? why, CancellationToken ct) =>
        ChangeAsync(id, record => CampaignChanges.Cancel(record, by, Words(why), time.GetUtcNow()), ct);

    public static Reason NotFound(string id) =>
        new(
            ApplicationCodes.CampaignNotFound,
            $"No campaign has the id '{id}'. The page of campaigns and the command 'campaign list' name those that there are."
        );

    /// <summary>A filter that finds nothing may be mistyped. A vault that cannot be read says nothing about that.</summary>
    private Reason? WhyUnknown(CampaignFilter filter, CampaignPlan plan) =>
        plan.Secrets.Count + plan.LeftOut.Count == 0 && plan.Incomplete is null
            ? kinds.WhyUnknown(filter.Tenant, filter.Family, filter.Policy)
            : null;

    private static Reason WhyEmpty(CampaignFilter filter, CampaignPlan plan) =>
        new(
            ApplicationCodes.CampaignEmpty,
            plan.Incomplete?.Message
                ?? (
                    plan.LeftOut.Count == 0
                        ? $"There is nothing to rotate: no managed secret is found by '{filter}'."
                        : $"There is nothing to rotate: a dry run says why {Messages.Words.Count(plan.LeftOut.Count, "secret")} would be left out."
                )
        );

    private async Task<Result<CampaignRecord>> ChangeAsync(
        string id,
        Func<CampaignRecord, Result<CampaignRecord>> change,
        CancellationToken ct
    )
    {
        if (!CampaignStore.IsId(id))
        {
            return NotFound(id);
        }

        Reason? problem = null;
        var after = await campaigns.ChangeAsync(
            id,
            found =>
            {
                (var changed, problem) = (change(found).Value, change(found).Problem);
                return changed ?? found;
            },
            ct
        );
        return after is null ? NotFound(id)
            : problem is not null ? problem
            : after;
    }

    private CampaignRecord RecordOf(string id, CampaignRequest request, CampaignPlan plan) =>
        new(
            id,
            request.Mode,
            request.By,
            Words(request.Why),
            request.Filter.ToString(),
            request.Limits,
            plan.Secrets.Count,
            plan.LeftOut.Count,
            $"{Guid.NewGuid():N}"[..8],
            time.GetUtcNow()
        )
        {
            RequesterIsKnown = request.RequesterIsKnown,
            Canaries = request.Limits.Canaries > 0,
            WritesLeft = CampaignForecast.WritesOf(plan.Secrets),
            LongestSoak = plan.LongestSoak,
            StartTimes = plan.StartTimes,
            Events =
            [
                new(
                    time.GetUtcNow(),
                    request.By,
                    new(CoreCodes.CampaignBegun, plan.Incomplete?.Message ?? Words(request.Why) ?? "No reason was given.")
                ),
            ],
        };

    private static Result<CampaignRecord> Again(CampaignRecord known, CampaignRequest request, string key) =>
        known.Filter == request.Filter.ToString() && known.Mode == request.Mode && known.Limits == request.Limits
            ? known
            : new Reason(ApplicationCodes.KeyReused, $"The key '{key}' was used for another campaign: take a new one.");

    private static string? Words(string? why) => string.IsNullOrWhiteSpace(why) ? null : why.Trim();

    private string NewId() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{time.GetUtcNow():yyyyMMdd-HHmm}-{RandomNumberGenerator.GetHexString(4, true)}"
        );

    private static string HashOf(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
}
