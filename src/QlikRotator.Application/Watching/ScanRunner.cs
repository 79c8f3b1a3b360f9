using Microsoft.Extensions.Logging;
using QlikRotator.Application.Scanning;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Watching;

/// <summary>The scan of the tenants as a timer runs it: what needs a person becomes an alarm, and nothing is deleted.</summary>
public sealed partial class ScanRunner(CredentialScan scan, AlarmStore alarms, LookStore looks, ILogger<ScanRunner> logger)
{
    private static readonly AlarmKind[] Kinds = [AlarmKind.Mismatch, AlarmKind.Left];

    /// <exception cref="Core.Workflow.TryAgainException">A vault or the ledger cannot be read.</exception>
    public async Task<ScanReport> RunAsync(CancellationToken ct)
    {
        var report = await scan.RunAsync(ct);
        IReadOnlyList<Alarm> seen =
        [
            .. report.Problems.Where(problem => !problem.Unreachable && !report.IsLost(problem.Secret)).Select(AlarmOf),
            .. report.Left.GroupBy(left => left.Secret).Select(AlarmOf),
        ];
        await looks.RecordAsync(LookKind.Scan, report.Problems.Count + report.Left.Count, ct);
        await alarms.UpdateAsync(seen, alarm => Kinds.Contains(alarm.Kind) && report.HasSeen(alarm.Secret), ct);
        Log.Scanned(logger, report.Findings.Count, report.Problems.Count, report.Left.Count);
        return report;
    }

    private static Alarm AlarmOf(ScanProblem problem) => new(AlarmKind.Mismatch, problem.Secret, problem.Reason);

    private static Alarm AlarmOf(IGrouping<SecretReference, CredentialRecord> left) =>
        new(
            AlarmKind.Left,
            left.Key,
            new(
                ApplicationCodes.Left,
                string.Join(" ", left.Select(one => $"{one.CredentialId} is alive since {one.Since:u}: {one.Why?.Message}"))
            )
        );

    private static partial class Log
    {
        [LoggerMessage(770, LogLevel.Information, "Scan: {Credentials} credentials, {Problems} problems, {Left} left alive")]
        public static partial void Scanned(ILogger logger, int credentials, int problems, int left);
    }
}
