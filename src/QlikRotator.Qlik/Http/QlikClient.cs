using System.Net;
using QlikRotator.Core;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Qlik.Http;

/// <summary>
/// One tenant, called as one identity. Yes and no are values. No answer, 5xx and 429 are <see cref="TryAgainException"/>: with
/// <see cref="QlikCodes.OutcomeUnknown"/> after a write that the tenant may have done, which is never sent twice.
/// </summary>
internal sealed class QlikClient(TenantHttp http, IBearer bearer)
{
    private const int MostPages = 1000;

    public Task<QlikAnswer<T>> GetAsync<T>(string path, CancellationToken ct)
        where T : class => ReadAsync<T>(QlikRequest.Get(path), ct);

    /// <summary>Sends a request whose answer has a body.</summary>
    public async Task<QlikAnswer<T>> ReadAsync<T>(QlikRequest request, CancellationToken ct)
        where T : class
    {
        var reply = await SignedAsync(request, ct);
        return reply.TryRead<T>(out var answer) ? answer : throw http.Unreadable(request);
    }

    /// <summary>The same, where a yes without <paramref name="isWhole"/> is as good as none.</summary>
    public async Task<QlikAnswer<T>> ReadAsync<T>(QlikRequest request, Predicate<T> isWhole, CancellationToken ct)
        where T : class
    {
        var answer = await ReadAsync<T>(request, ct);
        return answer.Value is null || isWhole(answer.Value) ? answer : throw http.Unreadable(request);
    }

    /// <summary>Sends a request whose answer is its status.</summary>
    public async Task<QlikAnswer> SendAsync(QlikRequest request, CancellationToken ct) => (await SignedAsync(request, ct)).Answer;

    /// <summary>Sends a request whose answer the caller reads.</summary>
    public Task<Reply> AskAsync(QlikRequest request, CancellationToken ct) => SignedAsync(request, ct);

    /// <summary>All pages of a list, following the tenant's own links on its own host.</summary>
    public async Task<QlikAnswer<QlikList<T>>> ListAsync<T>(string path, CancellationToken ct)
    {
        var items = new List<T>();
        var complete = true;
        var next = path;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await GetAsync<QlikPage<T>>(next, ct);
            if (answer.Value is not { } found)
            {
                return QlikAnswer<QlikList<T>>.From(answer, null);
            }

            items.AddRange(found.Data ?? []);
            complete = complete && found.IsComplete;
            if (found.Links?.Next?.Href is not { Length: > 0 } href || href == next)
            {
                return QlikAnswer<QlikList<T>>.From(answer, new QlikList<T>(items, complete));
            }

            next = href;
        }

        throw new TryAgainException(
            new Reason(QlikCodes.EndlessList, $"{http.Address.Host} links page after page without an end.")
        );
    }

    // A 401 was not processed, so that even a write may be sent once more with a new token.
    private async Task<Reply> SignedAsync(QlikRequest request, CancellationToken ct)
    {
        var first = await bearer.TokenAsync(refused: null, ct);
        var reply = await SendWithAsync(request, first, ct);
        if (first.Value is null || reply.Answer.Status != HttpStatusCode.Unauthorized)
        {
            return reply;
        }

        var second = await bearer.TokenAsync(first.Value, ct);
        return ReferenceEquals(second.Value, first.Value) ? reply : await SendWithAsync(request, second, ct);
    }

    private async Task<Reply> SendWithAsync(QlikRequest request, Result<SecretValue> token, CancellationToken ct) =>
        token.TryGet(out var value, out var problem)
            ? await http.SendAsync(request, value, ct)
            : new Reply(HttpStatusCode.Unauthorized, default, null, problem);
}
