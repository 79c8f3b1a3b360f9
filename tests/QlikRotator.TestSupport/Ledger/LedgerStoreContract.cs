using QlikRotator.Core.Ledger;

namespace QlikRotator.TestSupport.Ledger;

/// <summary>What every ledger store keeps to; run against each of them.</summary>
public abstract partial class LedgerStoreContract
{
    private static readonly DocumentKey Key = new("rotations", "7f3a");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A store over the same documents at every call within a test, and over nobody else's.</summary>
    private protected abstract Task<ILedgerStore> OpenAsync();
}
