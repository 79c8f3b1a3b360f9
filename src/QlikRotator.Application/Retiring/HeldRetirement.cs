using Microsoft.Extensions.Logging;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Retiring;

/// <summary>
/// Finishes what holds have kept rotations from doing: what they left alive is retired once its secret is no longer held. One that cannot
/// be looked at stops none of the others, and is looked at again by the next sweep.
/// </summary>
public sealed partial class HeldRetirement(
    CredentialRegister register,
    LeftRetirement retirement,
    TimeProvider time,
    ILogger<HeldRetirement> logger
)
{
    /// <param name="secrets">What is managed now.</param>
    public async Task<IReadOnlyList<RetireAnswer>> RunAsync(
        IReadOnlyList<SweepCandidate> secrets,
        string by,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        var free = secrets
            .Where(one => one is { IsRunning: false, Secret.Enabled: true } && one.Secret.HoldAt(now) is null)
            .ToDictionary(one => one.Secret.Secret);
        var answers = new List<RetireAnswer>();
        foreach (var left in await register.ListLeftAsync(ct))
        {
            if (free.GetValueOrDefault(left.Secret) is { } candidate && LeftRules.IsForTheSweep(left, candidate.Policy))
            {
                answers.Add(await RetireAsync(new(left.Secret, left.CredentialId!, by, IsPerson: false), ct));
            }
        }

        return answers;
    }

    private async Task<RetireAnswer> RetireAsync(RetireOrder order, CancellationToken ct)
    {
        try
        {
            var answer = await retirement.RetireAsync(order, ct);
            Log.Looked(
                logger,
                order.CredentialId,
                order.Secret.ToString(),
                answer.Kind,
                answer.Reason.Code,
                answer.Reason.Message
            );
            return answer;
        }
        catch (TryAgainException outage)
        {
            return NotNow(order, outage.Reason);
        }
        catch (VaultRefusedException refused)
        {
            return NotNow(order, refused.Reason);
        }
    }

    private RetireAnswer NotNow(RetireOrder order, Reason why)
    {
        Log.NotNow(logger, order.CredentialId, order.Secret.ToString(), why.Code, why.Message);
        return RetireAnswer.Kept(order, why);
    }

    private static partial class Log
    {
        [LoggerMessage(705, LogLevel.Information, "Credential {Credential} left by {Secret}: {Kind}, {Code}. {Message}")]
        public static partial void Looked(
            ILogger logger,
            string credential,
            string secret,
            RetireKind kind,
            string code,
            string message
        );

        [LoggerMessage(706, LogLevel.Warning, "Credential {Credential} left by {Secret} could not be retired: {Code}. {Message}")]
        public static partial void NotNow(ILogger logger, string credential, string secret, string code, string message);
    }
}
