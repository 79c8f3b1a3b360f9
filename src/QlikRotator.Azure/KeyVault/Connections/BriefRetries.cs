using Azure.Core;
using Azure.Core.Pipeline;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>
/// Two quick retries for what passes in a moment. A vault that asks for a longer pause is not waited for here: the workflow waits,
/// durably, while the process may go. A write whose answer was lost is sent again too and can leave a second version with the
/// same value, which <see cref="Core.Ports.ISecretVault.WriteAsync"/> allows for.
/// </summary>
internal sealed class BriefRetries() : RetryPolicy(Times, DelayStrategy.CreateExponentialDelayStrategy(First, Longest))
{
    private const int Times = 2;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        !AsksForALongPause(message) && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        !AsksForALongPause(message) && await base.ShouldRetryAsync(message, exception);

    private static bool AsksForALongPause(HttpMessage message) =>
        message.HasResponse && RetryAfter.Of(message.Response)?.LongerThan(Longest) == true;
}
