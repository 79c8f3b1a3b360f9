using QlikRotator.Application.Scanning;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Watching;

/// <summary>Makes alarms of what a scan finds. What could not be looked at begins none and ends none.</summary>
public sealed class ScanAlarms(AlarmStore alarms) : IDisposable
{
    /// <summary>Tenants are looked at at the same time; of two who compare with what is on, one must be first.</summary>
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Of some resources: their secrets, and no others, are compared with what is on.</summary>
    public Task UpdateAsync(ScanGround ground, IReadOnlyList<ScanResource> resources, ScanPart part, CancellationToken ct)
    {
        var looked = resources.SelectMany(resource => resource.Secrets).Select(secret => secret.Secret).ToHashSet();
        looked.ExceptWith(part.Problems.Where(problem => problem.Unreachable).Select(problem => problem.Secret));
        return UpdateAsync(
            Mismatches(part.Problems, ground),
            alarm => alarm.Kind == AlarmKind.Mismatch && looked.Contains(alarm.Secret),
            ct
        );
    }

    /// <summary>Of everything that is no tenant's: secrets whose tags cannot be read, those that are managed no more, and what is left alive.</summary>
    public Task UpdateAsync(ScanGround ground, ScanReport report, CancellationToken ct)
    {
        var resources = ground
            .Tenants.SelectMany(ground.ResourcesOf)
            .SelectMany(resource => resource.Secrets)
            .Select(secret => secret.Secret)
            .ToHashSet();
        return UpdateAsync(
            [.. Mismatches(ground.Problems, ground), .. report.Left.GroupBy(left => left.Secret).Select(AlarmOf)],
            alarm =>
                report.HasSeen(alarm.Secret)
                && (alarm.Kind == AlarmKind.Left || (alarm.Kind == AlarmKind.Mismatch && !resources.Contains(alarm.Secret))),
            ct
        );
    }

    public void Dispose() => _one.Dispose();

    private async Task UpdateAsync(IReadOnlyList<Alarm> seen, Func<Alarm, bool> looked, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await alarms.UpdateAsync(seen, looked, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    private static IReadOnlyList<Alarm> Mismatches(IReadOnlyList<ScanProblem> problems, ScanGround ground) =>
        [
            .. problems
                .Where(problem => !problem.Unreachable && !ground.IsLost(problem.Secret))
                .Select(problem => new Alarm(AlarmKind.Mismatch, problem.Secret, problem.Reason)),
        ];

    private static Alarm AlarmOf(IGrouping<SecretReference, CredentialRecord> left) =>
        new(
            AlarmKind.Left,
            left.Key,
            new(
                ApplicationCodes.Left,
                string.Join(" ", left.Select(one => $"{one.CredentialId} is alive since {one.Since:u}: {one.Why?.Message}"))
            )
        );
}
