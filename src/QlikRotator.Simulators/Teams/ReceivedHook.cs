namespace QlikRotator.Simulators.Teams;

/// <summary>One call of the generic webhook, kept byte by byte so that a signature can be checked.</summary>
public sealed record ReceivedHook
{
    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Target { get; init; }

    /// <summary>Every header, several values joined by a comma; names do not differ by case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset Received { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
