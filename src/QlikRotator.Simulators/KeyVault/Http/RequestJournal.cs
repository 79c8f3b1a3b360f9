namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>Notes every request once, and before its caller can see the answer or its loss.</summary>
internal sealed class RequestJournal(VaultHost host)
{
    private static readonly object Noted = new();

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            Note(host, context, context.Response.StatusCode);
            return Task.CompletedTask;
        });
        await next(context);
    }

    public static void Note(VaultHost host, HttpContext context, int status)
    {
        if (context.Items.TryAdd(Noted, value: true))
        {
            host.Requests.Enqueue(new VaultRequest(context.Request.Method, context.Request.Path.Value ?? "/", status));
        }
    }
}
