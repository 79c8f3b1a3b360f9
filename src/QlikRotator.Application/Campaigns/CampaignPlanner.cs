using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pacing;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Campaigns;

/// <summary>Turns a filter into the secrets of a campaign, once, before it begins. Changes nothing.</summary>
public sealed class CampaignPlanner(SecretInventory inventory, ISecretRegistry registry, WriteNeeds needs, TimeProvider time)
{
    private const string ApiKey = "api-key";

    /// <exception cref="Core.Workflow.TryAgainException">The ledger cannot be read. What cannot be read of a vault is said in the plan.</exception>
    public async Task<CampaignPlan> MakeAsync(CampaignRequest request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var report = await inventory.ReadAsync(ct);
        var tagged = request.Filter.Tag is null ? null : await TaggedAsync(request.Filter, ct);
        var found = EstateRow
            .From(report, now)
            .Where(row => request.Filter.Matches(row) && tagged?.Contains(row.Secret) != false)
            .ToLookup(row => WhyNot(row, request, now));
        List<SweepCandidate> taken =
        [
            .. CampaignOrdering.Sort(
                found[null].Select(row => row.Candidate!),
                one => FactsOf(one, request.Mode, now),
                request.Mode,
                now
            ),
        ];
        return new(
            [.. taken.Select(one => SecretOf(one, request, now))],
            [
                .. found
                    .Where(group => group.Key is not null)
                    .SelectMany(group => group.Select(row => new CampaignLeftOut(row.Secret, Short(group.Key!))))
                    .OrderBy(one => one.Secret.ToString(), StringComparer.Ordinal),
            ],
            report.Incomplete,
            taken.Select(one => request.Mode == RotationMode.Leak ? TimeSpan.Zero : one.Policy.Soak).DefaultIfEmpty().Max()
        )
        {
            StartTimes = request.Mode == RotationMode.Leak ? [] : StartTimesOf(taken),
        };
    }

    private static IReadOnlyList<CampaignStartTime> StartTimesOf(IEnumerable<SweepCandidate> taken) =>
        [.. taken.Select(one => one.Policy).DistinctBy(policy => policy.Name).Select(CampaignStartTime.Of)];

    private static Reason? WhyNot(EstateRow row, CampaignRequest request, DateTimeOffset now) =>
        row.Candidate is { } one ? CampaignEligibility.WhyNot(one, request, now) : row.Problem;

    private async Task<IReadOnlySet<SecretReference>> TaggedAsync(CampaignFilter filter, CancellationToken ct) =>
        (await registry.ListManagedAsync(ct))
            .Managed.Where(version => filter.Matches(version.Tags))
            .Select(version => version.Reference.ToSecret())
            .ToHashSet();

    private CampaignSecret SecretOf(SweepCandidate one, CampaignRequest request, DateTimeOffset now) =>
        new(
            one.Secret.Secret,
            one.Secret.Newest.Version,
            one.Secret.Tenant,
            one.IsRunning ? one.Current!.RotationId : RotationId.For(one.Secret.Newest),
            needs.InAll(one.Secret, one.Policy),
            CampaignEligibility.NoteOn(one, request, now) is { } note ? Short(note) : null
        );

    /// <summary>Only keys die at the tenant by themselves: of other values the date says only when they are too old.</summary>
    private static OrderingFacts FactsOf(SweepCandidate one, RotationMode mode, DateTimeOffset now) =>
        new(
            one.Secret.Secret,
            one.Secret.Source,
            one.Secret.Tenant,
            one.Policy.Name,
            one.Secret.Slots.Count + (one.Secret.HoldAt(now) is null ? 0 : 1),
            one.Secret.CreatedOn,
            mode == RotationMode.Leak && one.Secret.Source != ApiKey ? null : RotationPolicy.ExpiryOf(one.Secret, one.Policy)
        );

    private static Reason Short(Reason why) => why with { Message = FreeText.Shorten(why.Message, CampaignStore.LongestWhy) };
}
