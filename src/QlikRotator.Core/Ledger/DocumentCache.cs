using System.Collections.Concurrent;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// What this process last saw of some documents. Good enough to try a write by, because one that takes proves that nothing has changed
/// since; never good enough to decide by that nothing is to be written. Whoever remembers nothing is only slower.
/// </summary>
public sealed class DocumentCache<TSeen>
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<DocumentKey, TSeen> _seen = new();

    public bool TryRecall(DocumentKey key, out TSeen? seen) => _seen.TryGetValue(key, out seen);

    public void Keep(DocumentKey key, TSeen seen)
    {
        if (_seen.Count >= Most)
        {
            _seen.Clear();
        }

        _seen[key] = seen;
    }
}
