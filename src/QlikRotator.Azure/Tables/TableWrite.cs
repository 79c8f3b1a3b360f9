using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace QlikRotator.Azure.Tables;

/// <summary>One document and what changes with it, as one transaction of the table.</summary>
/// <param name="Expected">The version that the document must have; null where it must not exist.</param>
/// <param name="Along">Other rows of the partition.</param>
internal sealed record TableWrite(TableEntity Entity, string? Expected, IReadOnlyList<TableTransactionAction> Along)
{
    /// <returns>The answer about the document.</returns>
    /// <exception cref="RequestFailedException">Nothing was written.</exception>
    public async Task<Response> SendAsync(TableClient table, CancellationToken ct)
    {
        if (Along.Count == 0)
        {
            return Expected is null
                ? await table.AddEntityAsync(Entity, ct)
                : await table.UpdateEntityAsync(Entity, new ETag(Expected), TableUpdateMode.Replace, ct);
        }

        try
        {
            return (await table.SubmitTransactionAsync([Document, .. Along], ct)).Value[0];
        }
        catch (TableTransactionFailedException missing) when (IsGone(missing) is { } at)
        {
            return await (this with { Along = [.. Along.Where((_, index) => index != at)] }).SendAsync(table, ct);
        }
    }

    private TableTransactionAction Document =>
        Expected is null
            ? new(TableTransactionActionType.Add, Entity)
            : new(TableTransactionActionType.UpdateReplace, Entity, new ETag(Expected));

    /// <summary>A row that is to be taken away and is not there refuses the whole transaction: which one it is.</summary>
    private int? IsGone(TableTransactionFailedException refusal) =>
        refusal.ErrorCode == TableErrorCode.ResourceNotFound
        && refusal.FailedTransactionActionIndex is > 0 and { } index
        && Along[index - 1].ActionType == TableTransactionActionType.Delete
            ? index - 1
            : null;
}
