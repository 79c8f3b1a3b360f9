using System.Net;
using QlikRotator.Core;

namespace QlikRotator.Qlik.Http;

internal enum ExchangeKind
{
    Answered,

    /// <summary>No connection came about: the tenant has seen nothing of the request.</summary>
    NeverSent,

    /// <summary>Sent, perhaps; whether the tenant did it is not known.</summary>
    Unanswered,

    /// <summary>Not sent on purpose: the address leaves the tenant, or the value is none that can be sent.</summary>
    Barred,
}

/// <summary>What became of sending a request once. No record: the body may hold values.</summary>
internal sealed class Exchange(ExchangeKind kind)
{
    public ExchangeKind Kind { get; } = kind;

    public HttpStatusCode Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>From <c>Retry-After</c>, as a moment (UTC).</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Where the tenant sent a request that stops there; on the tenant's own host.</summary>
    public Uri? MovedTo { get; init; }

    public Reason? Problem { get; init; }

    public Exception? Cause { get; init; }

    public bool IsSuccess => Kind == ExchangeKind.Answered && (int)Status is >= 200 and < 300;

    public bool IsThrottled => Kind == ExchangeKind.Answered && Status == HttpStatusCode.TooManyRequests;

    /// <summary>The moment was bad, nothing is known to be wrong.</summary>
    public bool IsPassing =>
        Kind is ExchangeKind.NeverSent or ExchangeKind.Unanswered
        || (Kind == ExchangeKind.Answered && ((int)Status >= 500 || Status == HttpStatusCode.RequestTimeout));
}
