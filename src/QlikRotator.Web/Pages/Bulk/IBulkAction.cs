using QlikRotator.Application.Inventory;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Registry;
using QlikRotator.Web.Api;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>Something that can be done to many secrets: as it is done to one, with the same rules for each.</summary>
internal interface IBulkAction
{
    BulkKind Kind { get; }

    /// <summary>What doing it to this secret will mean, for whoever asks. Changes nothing.</summary>
    Task<BulkLook> LookAsync(BulkItem item, EstateRow row, Visitor visitor, CancellationToken ct);

    /// <param name="newest">The secret's newest version, as it is now.</param>
    /// <exception cref="Core.Workflow.TryAgainException">Something behind it is away: nothing was done to this one.</exception>
    Task<BulkAnswer> DoAsync(BulkItem item, SecretVersionInfo newest, BulkOrder order, IRotationHost host, CancellationToken ct);
}
