// What Power Automate gives a custom connector's code, in its own names: as much of it as ours uses.
#pragma warning disable CA1050, MA0047 // Power Automate's code has no namespace.
public abstract class ScriptBase
{
    public IScriptContext Context { get; init; } = null!;

    public CancellationToken CancellationToken { get; init; }

    public abstract Task<HttpResponseMessage> ExecuteAsync();
}

public interface IScriptContext
{
    HttpRequestMessage Request { get; }

    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}
