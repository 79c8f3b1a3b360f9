using QlikRotator.Application.Discovering;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Watching;

namespace QlikRotator.Web.Pages.Tenants;

/// <summary>A tenant as the list of tenants shows it.</summary>
/// <param name="Tally">How many of its secrets are in each state.</param>
/// <param name="BusyUntil">How far (UTC) its writes are given out; null where nothing waits.</param>
public sealed record TenantLine(TenantOptions Options, IReadOnlyDictionary<SecretState, int> Tally, DateTimeOffset? BusyUntil)
{
    public int Managed { get; } = Tally.Values.Sum();
}

/// <summary>One tenant.</summary>
/// <param name="Allowances">What may still be written, by user.</param>
/// <param name="Look">What was found there; null where nobody asked.</param>
public sealed record TenantModel(
    TenantLine Line,
    IReadOnlyList<WriteAllowance> Allowances,
    LookHealth Scan,
    IReadOnlyList<AlarmRecord> Alarms,
    TakenLook? Look
);

/// <summary>One vault.</summary>
public sealed record VaultModel(
    VaultOptions Options,
    IReadOnlyDictionary<SecretState, int> Tally,
    IReadOnlyDictionary<string, int> Families,
    IReadOnlyDictionary<string, int> Tenants,
    Estate.TakenInventory Taken
);

/// <param name="At">When the tenant was read (UTC).</param>
public sealed record TakenLook(TenantDiscovery Found, DateTimeOffset At);
