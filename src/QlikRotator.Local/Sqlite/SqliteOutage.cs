using Microsoft.Data.Sqlite;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Local.Sqlite;

/// <summary>Tells a file that is out of reach for now from one that is broken.</summary>
internal static class SqliteOutage
{
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Busy = 5;
    private const int Locked = 6;

    /// <exception cref="TryAgainException">The file is locked by somebody else, not there, not writable, or the disk is full.</exception>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (SqliteException failure)
            when (failure.SqliteErrorCode is Busy or Locked or ReadOnly or IoError or Full or CannotOpen)
        {
            throw OutOfReach(failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw OutOfReach(failure);
        }
    }

    private static TryAgainException OutOfReach(Exception failure) =>
        new(
            new Reason(CoreCodes.LedgerUnavailable, $"The ledger's file cannot be used at the moment: {failure.Message}"),
            cause: failure
        );
}
