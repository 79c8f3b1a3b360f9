using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pausing;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Web.Api;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>Pausing, or the end of it.</summary>
internal sealed class PauseMany(SchedulePauses pauses, BulkKind kind) : IBulkAction
{
    private static readonly string[] Pausing =
    [
        "Its tag qlik-schedule says 'paused': no sweep, no event and no person starts a rotation, unless the value has leaked.",
        "What is under way goes on. The value ages, and alarms say so before it ends.",
    ];

    private static readonly string[] Resuming =
    [
        "Its tag qlik-schedule has the rule that it had before: sweep and events start rotations, or people only.",
    ];

    private static readonly string[] StaysPaused =
    [
        "Its own tag no longer pauses it. Its policy still does, so nothing starts until the policy is changed.",
    ];

    public BulkKind Kind => kind;

    public Task<BulkLook> LookAsync(BulkItem item, EstateRow row, Visitor visitor, CancellationToken ct) =>
        Task.FromResult(Look(item, row));

    public async Task<BulkAnswer> DoAsync(
        BulkItem item,
        SecretVersionInfo newest,
        BulkOrder order,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var wish = new PauseOrder(newest.Reference.ToSecret().ToString(), order.By, order.Why);
        var result = kind == BulkKind.Pause ? await pauses.PauseAsync(wish, ct) : await pauses.ResumeAsync(wish, ct);
        return new(item.Secret, result.Secret, result.Done, null, result.Reason);
    }

    private BulkLook Look(BulkItem item, EstateRow row)
    {
        if (row.Candidate is not { } one)
        {
            return BulkLook.No(item, row.Problem!);
        }

        var isPaused = one.Secret.Starts == StartRule.Paused;
        return (kind, isPaused) switch
        {
            (BulkKind.Pause, true) => BulkLook.No(item, RotationPolicy.WhyNotAutomatic(one.Secret, one.Policy)!),
            (BulkKind.Pause, false) => new(item, "paused until somebody resumes them", Pausing),
            (_, false) => BulkLook.No(
                item,
                new(Application.ApplicationCodes.Resumed, "It is not paused by its tag, so there is nothing to end.")
            ),
            _ => new(item, "resumed", one.Policy.Starts == StartRule.Paused ? StaysPaused : Resuming),
        };
    }
}
