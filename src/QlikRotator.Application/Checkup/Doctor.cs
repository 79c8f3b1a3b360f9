using System.Runtime.CompilerServices;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Checkup;

/// <summary>Runs every check. One that cannot be made is a finding, and the others go on.</summary>
public sealed class Doctor(IEnumerable<ICheckup> checkups)
{
    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var checkup in checkups)
        {
            await using var findings = checkup.RunAsync(scope, ct).GetAsyncEnumerator(ct);
            while (await NextAsync(checkup, findings) is { } found)
            {
                yield return found;
            }
        }
    }

    private static async Task<CheckupFinding?> NextAsync(ICheckup checkup, IAsyncEnumerator<CheckupFinding> findings)
    {
        try
        {
            return await findings.MoveNextAsync() ? findings.Current : null;
        }
        catch (TryAgainException outage)
        {
            return CheckupFinding.Unreachable(checkup.Subject, outage.Reason);
        }
    }
}
