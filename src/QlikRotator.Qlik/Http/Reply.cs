using System.Net;
using System.Text.Json;
using System.Text.Unicode;
using QlikRotator.Core;

namespace QlikRotator.Qlik.Http;

/// <summary>An answer that is the tenant's last word, not read yet. No record: the body may hold values.</summary>
internal sealed class Reply(HttpStatusCode status, ReadOnlyMemory<byte> body, string? error, Reason? refusal)
{
    public QlikAnswer Answer { get; } = new(status, error, refusal);

    /// <summary>For a request that asks where it is sent; then there is nothing to read.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>False where the tenant said yes in a way that cannot be read as <typeparamref name="T"/>.</summary>
    public bool TryRead<T>(out QlikAnswer<T> answer)
        where T : class
    {
        var value = Answer.Refusal is null ? Parse<T>() : null;
        answer = QlikAnswer<T>.From(Answer, value);
        return value is not null || Answer.Refusal is not null;
    }

    private T? Parse<T>()
        where T : class
    {
        try
        {
            // Parts that are kept as they came would only fail when somebody looks into them.
            return Utf8.IsValid(body.Span) ? JsonSerializer.Deserialize<T>(body.Span, QlikJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
