using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace QlikRotator.Qlik.Http;

/// <summary>Reads are sent again a few times, with jitter, when the moment was bad.</summary>
internal static partial class ReadRetries
{
    public static ResiliencePipeline<Exchange> Build(QlikTimings timings, TimeProvider time, string host, ILogger logger) =>
        new ResiliencePipelineBuilder<Exchange> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<Exchange>
                {
                    ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } exchange && IsWorthIt(exchange, time)),
                    MaxRetryAttempts = QlikTimings.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = timings.FirstRetry,
                    OnRetry = args =>
                    {
                        Log.Again(
                            logger,
                            host,
                            args.Outcome.Result!.Kind,
                            (int)args.Outcome.Result.Status,
                            args.AttemptNumber + 1
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    private static bool IsWorthIt(Exchange exchange, TimeProvider time) =>
        exchange.IsPassing && (exchange.NotBefore is not { } due || due - time.GetUtcNow() <= QlikTimings.LongestWaitInProcess);

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 4102,
            Level = LogLevel.Information,
            Message = "A read at {Host} came to {Kind} (status {Status}); sending it again, time {Attempt}."
        )]
        public static partial void Again(ILogger logger, string host, ExchangeKind kind, int status, int attempt);
    }
}
