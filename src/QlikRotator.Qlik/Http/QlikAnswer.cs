using System.Diagnostics.CodeAnalysis;
using System.Net;
using QlikRotator.Core;

namespace QlikRotator.Qlik.Http;

/// <summary>
/// The tenant's yes or no. What is neither (no answer, 5xx, 429) never gets this far: it is
/// <see cref="Core.Workflow.TryAgainException"/>.
/// </summary>
/// <param name="error">The service's own error code, where it gave one.</param>
/// <param name="refusal">Null exactly when the tenant said yes.</param>
internal class QlikAnswer(HttpStatusCode status, string? error, Reason? refusal)
{
    public HttpStatusCode Status { get; } = status;

    public string? Error { get; } = error;

    public Reason? Refusal { get; } = refusal;

    public bool IsNotFound => Refusal is not null && Status == HttpStatusCode.NotFound;
}

/// <param name="value">Set exactly when the tenant said yes. May hold secret values: no record, so that nothing prints it.</param>
internal sealed class QlikAnswer<T>(HttpStatusCode status, T? value, string? error, Reason? refusal)
    : QlikAnswer(status, error, refusal)
    where T : class
{
    public T? Value { get; } = value;

    public bool TryGet([NotNullWhen(true)] out T? given, [NotNullWhen(false)] out Reason? refused)
    {
        (given, refused) = (Value, Refusal);
        return given is not null;
    }

    public static QlikAnswer<T> From(QlikAnswer answer, T? value) => new(answer.Status, value, answer.Error, answer.Refusal);
}
