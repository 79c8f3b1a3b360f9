using Microsoft.DurableTask.Client;

namespace QlikRotator.Functions.Durable;

/// <summary>
/// The task hub's client of the invocation under way. The worker binds it to a parameter of a function and keeps it out of
/// dependency injection; triggers hand it over here for everything they call.
/// </summary>
internal sealed class DurableClients
{
    private readonly AsyncLocal<DurableTaskClient?> _client = new();

    /// <exception cref="InvalidOperationException">The function has no <c>[DurableClient]</c> parameter or did not hand it over.</exception>
    public DurableTaskClient Current =>
        _client.Value ?? throw new InvalidOperationException("This function has no client of the task hub.");

    public void Use(DurableTaskClient client) => _client.Value = client;
}
