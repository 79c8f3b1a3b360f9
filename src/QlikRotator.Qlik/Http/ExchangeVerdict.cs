using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Qlik.Http;

/// <summary>Decides, in one place, what an exchange means: the tenant's word, or a moment that has to pass.</summary>
internal sealed class ExchangeVerdict(string host, QlikTimings timings, TierPauses tiers, TimeProvider time)
{
    public Reply Judge(QlikRequest request, Exchange exchange)
    {
        if (exchange.MovedTo is { } address)
        {
            return new Reply(exchange.Status, default, null, null) { MovedTo = address };
        }

        if (exchange.IsSuccess)
        {
            return new Reply(exchange.Status, exchange.Body, null, null);
        }

        if (exchange.IsThrottled)
        {
            // It was not processed: the same request may be sent again when its time has come.
            throw tiers.Note(request, exchange);
        }

        if (exchange.IsPassing)
        {
            throw request.Repeatable || exchange.Kind == ExchangeKind.NeverSent
                ? Unavailable(exchange)
                : Unknown(request, exchange);
        }

        var error = QlikError.Parse(exchange.Body);
        return new Reply(exchange.Status, default, error.Code, exchange.Problem ?? error.ToReason(host, exchange.Status));
    }

    /// <summary>The tenant said yes, but not in words that can be read.</summary>
    public TryAgainException Unreadable(QlikRequest request) =>
        request.Repeatable
            ? new TryAgainException(
                new Reason(QlikCodes.UnreadableAnswer, $"{host} sent an answer that is not what it should be.")
            )
            : Unknown(request, new Exchange(ExchangeKind.Unanswered));

    // The request may still be under way: nobody should look for its effect before it can have settled.
    private TryAgainException Unknown(QlikRequest request, Exchange exchange)
    {
        var message = $"{host} gave no clear answer to {request.Method}: it may or may not have done it.";
        return new TryAgainException(
            new Reason(QlikCodes.OutcomeUnknown, message),
            Later(exchange.NotBefore, timings.Settle),
            exchange.Cause
        );
    }

    private TryAgainException Unavailable(Exchange exchange)
    {
        var what = exchange.Kind == ExchangeKind.Answered ? $"answers {(int)exchange.Status}" : "cannot be reached";
        return new TryAgainException(
            new Reason(QlikCodes.QlikUnavailable, $"{host} {what}."),
            exchange.NotBefore,
            exchange.Cause
        );
    }

    private DateTimeOffset Later(DateTimeOffset? asked, TimeSpan atLeast)
    {
        var due = time.GetUtcNow() + atLeast;
        return asked > due ? asked.Value : due;
    }
}
