using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using QlikRotator.Core;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Qlik.Http;

/// <summary>Sends requests to one tenant and nowhere else: redirects by hand, reads again when the moment was bad, writes once.</summary>
internal sealed partial class TenantHttp(
    IHttpClientFactory clients,
    TenantAddress address,
    QlikTimings timings,
    TierPauses tiers,
    TimeProvider time,
    ILogger<TenantHttp> logger
)
{
    public const string ClientName = "qlik";

    private const int MostHops = 3;

    private readonly ResiliencePipeline<Exchange> _reads = ReadRetries.Build(timings, time, address.Host, logger);
    private readonly ExchangeVerdict _verdict = new(address.Host, timings, tiers, time);
    private readonly DeprecationNotices _notices = new(logger);

    public TenantAddress Address => address;

    /// <exception cref="TryAgainException">No answer that can be trusted to be the last word.</exception>
    public async Task<Reply> SendAsync(QlikRequest request, SecretValue? bearer, CancellationToken ct)
    {
        tiers.Check(request);
        var exchange = request.Repeatable
            ? await _reads.ExecuteAsync(async token => await SendOnceAsync(await request.OnceAsync(token), bearer, token), ct)
            : await SendOnceAsync(request, bearer, ct);
        return _verdict.Judge(request, exchange);
    }

    /// <summary>What a yes comes to that cannot be read: the value in it is lost, and whoever sent the request must look again.</summary>
    public TryAgainException Unreadable(QlikRequest request) => _verdict.Unreadable(request);

    private async Task<Exchange> SendOnceAsync(QlikRequest request, SecretValue? bearer, CancellationToken ct)
    {
        if (!QlikMessages.IsSendable(bearer) || !QlikMessages.IsSendable(request.ExecutionToken))
        {
            return Unsendable();
        }

        var to = request.Path.StartsWith('/') ? address.OfPath(request.Path) : address.OfReference(request.Path);
        for (var hop = 0; to is not null && hop <= MostHops; hop++)
        {
            using var message = QlikMessages.Build(request, to, address.Host, bearer);
            var hopped = await ExchangeAsync(message, ct);
            if (hopped.Redirect is not { } location)
            {
                return hopped.Exchange;
            }

            to = MayFollow(request, hopped.Exchange.Status) ? address.OfReference(location, to) : null;
            if (request.StopsAtRedirect && to is not null)
            {
                return new Exchange(ExchangeKind.Answered) { Status = hopped.Exchange.Status, MovedTo = to };
            }
        }

        return Barred(request);
    }

    private async Task<Hop> ExchangeAsync(HttpRequestMessage message, CancellationToken ct)
    {
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(message, ct);
            _notices.Note(address.Host, response);
            return new Hop(
                new Exchange(ExchangeKind.Answered)
                {
                    Status = response.StatusCode,
                    Body = await response.Content.ReadAsByteArrayAsync(ct),
                    NotBefore = RetryAfter(response),
                },
                RedirectOf(response)
            );
        }
        catch (HttpRequestException failure)
        {
            var sent =
                failure.HttpRequestError
                is not (
                    HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                );
            return new Hop(new Exchange(sent ? ExchangeKind.Unanswered : ExchangeKind.NeverSent) { Cause = failure }, null);
        }
        catch (OperationCanceledException timeout) when (!ct.IsCancellationRequested)
        {
            return new Hop(new Exchange(ExchangeKind.Unanswered) { Cause = timeout }, null);
        }
    }

    // A 301 or 302 to a write would turn it into a read; 307 and 308 say that nothing was done yet.
    private static bool MayFollow(QlikRequest request, HttpStatusCode status) =>
        request.Method == HttpMethod.Get || status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static string? RedirectOf(HttpResponseMessage response) =>
        response.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
            ? response.Headers.Location?.OriginalString
            : null;

    private DateTimeOffset? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => time.GetUtcNow() + wait,
            { Date: { } date } => date,
            _ => null,
        };

    private Exchange Barred(QlikRequest request)
    {
        Log.Barred(logger, address.Host, request.Method.Method);
        var reason = new Reason(
            QlikCodes.AddressRefused,
            $"{address.Host} led to an address that is not its own; nothing was sent there."
        );
        return new Exchange(ExchangeKind.Barred) { Problem = reason };
    }

    /// <summary>No tenant gives out such a value, so none would take it.</summary>
    private static Exchange Unsendable() =>
        new(ExchangeKind.Barred)
        {
            Status = HttpStatusCode.Unauthorized,
            Problem = new Reason(
                QlikCodes.ValueUnsendable,
                "The value holds a line break or another character that no key or token has, so it was sent to nobody."
            ),
        };

    private sealed record Hop(Exchange Exchange, string? Redirect);

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 4101,
            Level = LogLevel.Warning,
            Message = "{Host} led a {Method} request to an address that is not its own. Nothing was sent there."
        )]
        public static partial void Barred(ILogger logger, string host, string method);
    }
}
