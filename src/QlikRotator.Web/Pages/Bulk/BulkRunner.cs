using System.Collections.Concurrent;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Workflow;
using QlikRotator.Web.Api;
using QlikRotator.Web.Estate;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>Does one thing to many secrets, several at once. One that fails stops none of the others.</summary>
internal sealed class BulkRunner(IEnumerable<IBulkAction> actions, ISecretRegistry registry, InventorySnapshot inventory)
{
    public const int Most = 200;
    private const int AtOnce = 8;

    public IBulkAction Of(BulkKind kind) => actions.Single(one => one.Kind == kind);

    public async Task<BulkAnswers> RunAsync(
        BulkKind kind,
        IReadOnlyList<BulkItem> items,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var answers = new ConcurrentDictionary<BulkItem, BulkAnswer>();
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (item, token) => answers[item] = await DoAsync(Of(kind), item, order, host, token)
        );
        inventory.Outdate();
        return new([.. items.Select(item => answers[item])]);
    }

    private async Task<BulkAnswer> DoAsync(
        IBulkAction action,
        BulkItem item,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        try
        {
            return (await registry.FindAsync(item.Secret, ct)).TryGet(out var newest, out var missing)
                ? await action.DoAsync(item, newest, order, host, ct)
                : new BulkAnswer(item.Secret, null, Done: false, null, missing);
        }
        catch (TryAgainException outage)
        {
            return new(item.Secret, null, Done: false, null, outage.Reason);
        }
    }
}
