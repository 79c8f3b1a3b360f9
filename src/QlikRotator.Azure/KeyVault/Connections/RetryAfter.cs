using System.Net.Http.Headers;
using Azure;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>When a service wants to be asked again: after a while, or from a date on.</summary>
internal sealed record RetryAfter(TimeSpan? Pause, DateTimeOffset? Date)
{
    public static RetryAfter? Of(Response? response) =>
        response is not null
        && response.Headers.TryGetValue("Retry-After", out var text)
        && RetryConditionHeaderValue.TryParse(text, out var asked)
            ? new RetryAfter(asked.Delta, asked.Date)
            : null;

    /// <summary>A date counts as long: it is written in whole seconds of the service's own clock.</summary>
    public bool LongerThan(TimeSpan limit) => Date is not null || Pause > limit;

    public DateTimeOffset From(DateTimeOffset now) => Date ?? now + (Pause ?? TimeSpan.Zero);
}
