using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Auditing;

/// <summary>
/// Keeps a copy of every seal where the rotator can add and cannot change: whoever rewrites the ledger, even with the rotator's own
/// identity, has it against them.
/// </summary>
public interface ISealArchive
{
    /// <summary>Where it is, for people; null where seals are kept in the ledger and the log only.</summary>
    string? Place { get; }

    /// <summary>Adds a seal behind all others. The same seal may come to be there twice.</summary>
    /// <exception cref="TryAgainException">The archive cannot be reached, or refuses; the reason says which.</exception>
    Task AppendAsync(LedgerSeal seal, CancellationToken ct);

    /// <summary>Every line that was added, oldest first, as JSON of a <see cref="LedgerSeal"/>.</summary>
    /// <exception cref="TryAgainException">The archive cannot be reached, or refuses; the reason says which.</exception>
    IAsyncEnumerable<string> ReadAsync(CancellationToken ct);
}

/// <summary>Seals are kept nowhere else.</summary>
public sealed class NoSealArchive : ISealArchive
{
    public string? Place => null;

    public Task AppendAsync(LedgerSeal seal, CancellationToken ct) => Task.CompletedTask;

    public IAsyncEnumerable<string> ReadAsync(CancellationToken ct) => AsyncEnumerable.Empty<string>();
}
