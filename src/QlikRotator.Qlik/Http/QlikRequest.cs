using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.Http;

/// <summary>A request that can be built more than once. No record: its body may hold values, and nothing prints it.</summary>
internal sealed class QlikRequest
{
    private QlikRequest(HttpMethod method, string path, object? body)
    {
        Method = method;
        Path = path;
        Body = body;
    }

    public HttpMethod Method { get; }

    /// <summary>Path and query below the tenant's host, ids escaped; or a whole address that the tenant gave.</summary>
    public string Path { get; }

    public object? Body { get; private init; }

    /// <summary>Makes the body anew for each time it is sent; null where one body serves.</summary>
    public Func<CancellationToken, Task<object>>? FreshBody { get; private init; }

    /// <summary>Whether sending it twice does no harm. A write is never sent again by the client.</summary>
    public bool Repeatable { get; private init; }

    /// <summary>Whether a redirect within the tenant is the answer that is wanted.</summary>
    public bool StopsAtRedirect { get; private init; }

    /// <summary>Sent as <c>X-Execution-Token</c>: a query string would end up in logs.</summary>
    public SecretValue? ExecutionToken { get; private init; }

    public static QlikRequest Get(string path) => new(HttpMethod.Get, path, null) { Repeatable = true };

    /// <summary>A GET that wants to know where it is sent.</summary>
    public static QlikRequest Whereabouts(string path) =>
        new(HttpMethod.Get, path, null) { Repeatable = true, StopsAtRedirect = true };

    public static QlikRequest Post(string path, object? body = null) => new(HttpMethod.Post, path, body);

    /// <summary>A POST that only asks something, such as a token or a check.</summary>
    public static QlikRequest Ask(string path, object? body = null) => new(HttpMethod.Post, path, body) { Repeatable = true };

    /// <summary>The same with a body that is good for one time only, such as a signed statement.</summary>
    public static QlikRequest Ask(string path, Func<CancellationToken, Task<object>> freshBody) =>
        new(HttpMethod.Post, path, null) { Repeatable = true, FreshBody = freshBody };

    /// <summary>As it is sent this time.</summary>
    public async Task<QlikRequest> OnceAsync(CancellationToken ct) =>
        FreshBody is null
            ? this
            : new QlikRequest(Method, Path, await FreshBody(ct)) { Repeatable = Repeatable, ExecutionToken = ExecutionToken };

    public static QlikRequest Trigger(string path, SecretValue token, object payload) =>
        new(HttpMethod.Post, path, payload) { ExecutionToken = token };

    public static QlikRequest Put(string path, object body) => new(HttpMethod.Put, path, body);

    public static QlikRequest Patch(string path, object body) => new(HttpMethod.Patch, path, body);

    public static QlikRequest Delete(string path) => new(HttpMethod.Delete, path, null);
}
