using Azure;
using Azure.Identity;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.Tables;

/// <summary>
/// Whatever keeps the ledger from answering is worth waiting for: a rotation that cannot be recorded must neither go on nor end.
/// </summary>
internal static class TablesOutage
{
    /// <exception cref="TryAgainException">The table service did not do what it was asked to; the reason says why.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> action, CancellationToken ct)
    {
        try
        {
            return await action();
        }
        catch (RequestFailedException failure)
        {
            throw Unavailable(Explain(failure), failure);
        }
        catch (AuthenticationFailedException failure)
        {
            throw Unavailable("no sign-in to the storage account is possible", failure);
        }
        catch (AggregateException failure)
        {
            throw Unavailable("the table service does not answer", failure);
        }
        catch (OperationCanceledException failure) when (!ct.IsCancellationRequested)
        {
            throw Unavailable("the table service did not answer in time", failure);
        }
    }

    private static string Explain(RequestFailedException failure) =>
        failure.Status switch
        {
            0 => "the table service does not answer",
            401 or 403 => $"the storage account refuses this identity ({failure.ErrorCode}); it needs the role "
                + "Storage Table Data Contributor",
            _ => $"the table service answered {failure.Status} ({failure.ErrorCode})",
        };

    private static TryAgainException Unavailable(string why, Exception cause) =>
        new(new Reason(CoreCodes.LedgerUnavailable, $"The ledger cannot be used at the moment: {why}."), cause: cause);
}
