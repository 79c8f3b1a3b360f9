namespace QlikRotator.Simulators.Qlik.Encryption;

/// <summary>A change of the current key; each look brings it nearer to its end.</summary>
/// <param name="To">The fingerprint of the new key; empty for Qlik's own.</param>
internal sealed record Migration(string Id, string From, string To, DateTimeOffset InitiatedAt)
{
    public const int Done = 100;

    private const int Step = 50;

    public int Progress { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public bool IsRunning => CompletedAt is null;

    public string State =>
        CompletedAt is not null ? "Completed"
        : Progress == 0 ? "New"
        : "InProgress";

    public void Look() => Progress = Math.Min(Done, Progress + Step);
}
