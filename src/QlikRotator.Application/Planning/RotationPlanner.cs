using QlikRotator.Application.Checkup;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pacing;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;

namespace QlikRotator.Application.Planning;

/// <summary>Makes the plan, and on request asks everything that a rotation would ask before it starts. Changes nothing.</summary>
public sealed class RotationPlanner(IPreflight preflight, Doctor doctor, WriteLimits limits, WriteNeeds needs)
{
    private const int AtOnce = 8;

    /// <param name="until">What falls due later is left out.</param>
    /// <param name="check">Whether every secret of the plan is looked at, with calls to its tenant and slots.</param>
    public async Task<RotationPlan> MakeAsync(
        InventoryReport report,
        DateTimeOffset now,
        DateTimeOffset until,
        bool check,
        CancellationToken ct
    )
    {
        var rows = Rows(report, now, until);
        return new(
            check,
            check ? await CheckedAsync(rows, ct) : [.. rows.Select(one => one.Row)],
            check ? await CheckupAsync(ct) : [],
            [
                .. report
                    .Unmanageable.Select(one => SecretRow.Of(EstateRow.Of(one)))
                    .OrderBy(one => one.Secret.ToString(), StringComparer.Ordinal),
            ],
            [.. LostRow.From(report).OrderBy(one => one.Secret.ToString(), StringComparer.Ordinal)],
            [.. report.SharedSlots.OrderBy(one => one.Slot.ToString(), StringComparer.Ordinal)],
            [.. report.Unread.OrderBy(one => one.ToString(), StringComparer.Ordinal)],
            report.Incomplete
        );
    }

    private List<Planned> Rows(InventoryReport report, DateTimeOffset now, DateTimeOffset until)
    {
        var candidates = report.Secrets.ToDictionary(one => one.Secret.Secret);
        var ahead = SweepPlan.Ahead(report.Secrets, now, until - now);
        var late = StartFit
            .WhyNotInWindow(
                ahead.Select(one => candidates[one.Secret]),
                one => needs.InAll(one.Secret, one.Policy),
                limits.PerMinute
            )
            .ToLookup(one => one.Candidate.Secret.Secret, one => one.Why);
        return
        [
            .. ahead
                .Select(one => RowOf(one, candidates[one.Secret], late[one.Secret]))
                .OrderBy(one => one.Row.StartAt)
                .ThenBy(one => one.Row.Secret.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>From the value's own dates alone, so that a plan that is made again an hour later is the same.</summary>
    private static Planned RowOf(PlannedRotation planned, SweepCandidate candidate, IEnumerable<Reason> late)
    {
        var due = RotationPolicy.DueAt(candidate.Secret, candidate.Policy);
        var start = StartFit.Earliest(due, candidate.Policy);
        var row = PlanRow.Of(planned) with
        {
            StartAt = start,
            Retirement = RetirementForecast.Of(candidate, start),
            Blockers =
            [
                .. new[]
                {
                    RotationPolicy.WhyNotAutomatic(candidate.Secret, candidate.Policy),
                    StartFit.WhyTooLate(candidate),
                }.OfType<Reason>(),
                .. late,
            ],
        };
        return new Planned(row, candidate);
    }

    private async Task<IReadOnlyList<PlanRow>> CheckedAsync(List<Planned> planned, CancellationToken ct)
    {
        var rows = new PlanRow[planned.Count];
        await Parallel.ForAsync(
            0,
            planned.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (index, token) =>
            {
                var looked = await preflight.LookAsync(planned[index].Candidate, token);
                var row = planned[index].Row;
                rows[index] = row with { Blockers = [.. row.Blockers, .. looked.Blockers], Unseen = looked.Unseen };
            }
        );
        return rows;
    }

    /// <summary>Tenants are asked secret by secret: what is not needed there is in nobody's way.</summary>
    private async Task<IReadOnlyList<CheckupFinding>> CheckupAsync(CancellationToken ct) =>
        await doctor.RunAsync(new(Send: false, Tenants: false) { Events = false }, ct).Where(one => !one.Good).ToListAsync(ct);

    private sealed record Planned(PlanRow Row, SweepCandidate Candidate);
}
