using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace QlikRotator.Local.Remote;

/// <summary>
/// What is sent again: readings, and starts under their key. A cancellation or an answer that was lost is not, as the second would be
/// told that the first was there before. An app that says that it cannot answer now says when; a person decides whether to wait.
/// </summary>
internal static class AppResilience
{
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Reading a vault with ten thousand secrets takes its time, and an app that slept takes a while to wake up.</summary>
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(60);

    public static void Configure(HttpStandardResilienceOptions options)
    {
        options.AttemptTimeout.Timeout = Attempt;
        options.TotalRequestTimeout.Timeout = 3 * Attempt;
        options.CircuitBreaker.SamplingDuration = 2 * Attempt;
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.Delay = TimeSpan.FromSeconds(1);
        var usual = options.Retry.ShouldHandle;
        options.Retry.ShouldHandle = async args => MayRepeat(args.Context) && IsPassing(args.Outcome) && await usual(args);
    }

    private static bool MayRepeat(ResilienceContext context) =>
        context.GetRequestMessage() is { } request && (request.Method == HttpMethod.Get || request.Headers.Contains(KeyHeader));

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) =>
        outcome switch
        {
            { Result.Content.Headers.ContentType.MediaType: "application/problem+json" } => false,
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } } => false,
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } } => false,
            _ => true,
        };
}
