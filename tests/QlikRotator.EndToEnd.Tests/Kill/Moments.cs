using QlikRotator.EndToEnd.Tests.World;
using QlikRotator.Local.Demo;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>Ways to hold a moment.</summary>
internal static class Moments
{
    private static readonly TimeSpan TimeToArm = TimeSpan.FromMilliseconds(700);

    /// <summary>A request to the tenant hangs, before or after its work is done.</summary>
    public static KillPoint AtTenant(string name, string method, string path, bool afterWork = false) =>
        new(name, world => Hang(world, method, path, afterWork), StruckAsync);

    /// <summary>A request to the vault hangs, before or after its work is done.</summary>
    public static KillPoint AtVault(string name, Func<KillWorld, string> secret, bool afterWork = false, string method = "PUT")
    {
        var versions = 0;
        return new(
            name,
            world =>
            {
                versions = world.Estate.Vault.Vault.Versions(secret(world)).Count + (afterWork ? 1 : 0);
                world.Estate.Vault.Faults.Add(Hanging(secret(world), method, afterWork));
            },
            async (world, process, ct) =>
            {
                await Until.TrueAsync(() => world.Estate.Vault.Faults.Active.Count == 0, process, ct);
                await Until.TrueAsync(() => world.Estate.Vault.Vault.Versions(secret(world)).Count == versions, process, ct);
            }
        );
    }

    /// <summary>The first attempt to sign in with a value after a change at the tenant was made hangs.</summary>
    public static KillPoint AtProofAfter(string name, string method, string path) =>
        new(
            name,
            world => world.Estate.Qlik.Faults.Add(SlowAnswer(world, method, path)),
            async (world, process, ct) =>
            {
                await StruckAsync(world, process, ct);
                Hang(world, "POST", "/oauth/token", afterWork: false);
                await Until.TrueAsync(() => world.Estate.Qlik.Faults.Fired == 2, process, ct);
            }
        );

    /// <summary>The rotation is decided, and people are being told.</summary>
    public static KillPoint WhilePeopleAreTold() =>
        AtVault("in Conclude, while people are told", _ => DemoEstate.TeamsSecret, method: "GET");

    /// <summary>A step has just been recorded.</summary>
    public static KillPoint After(string step) =>
        new(
            $"after {step} is recorded",
            _ => { },
            (world, process, ct) => Until.TrueAsync(() => world.StepsDone().Contains(step), process, ct)
        );

    /// <summary>A step has been recorded, and the next sign-in with a value hangs.</summary>
    public static KillPoint AtProofAfterStep(string name, string step) =>
        new(
            name,
            _ => { },
            async (world, process, ct) =>
            {
                await Until.TrueAsync(() => world.StepsDone().Contains(step), process, ct);
                Hang(world, "POST", "/oauth/token", afterWork: false);
                await StruckAsync(world, process, ct);
            }
        );

    private static void Hang(KillWorld world, string method, string path, bool afterWork) =>
        world.Estate.Qlik.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Hang,
                AfterWork = afterWork,
                Host = world.Secret.Tenant,
                Method = method,
                PathPattern = path,
            }
        );

    private static Fault SlowAnswer(KillWorld world, string method, string path) =>
        new()
        {
            Kind = FaultKind.Delay,
            Delay = TimeToArm,
            AfterWork = true,
            Host = world.Secret.Tenant,
            Method = method,
            PathPattern = path,
        };

    private static VaultFault Hanging(string secret, string method, bool afterWork) =>
        new()
        {
            Kind = afterWork ? VaultFaultKind.HoldAnswer : VaultFaultKind.Delay,
            Wait = TimeSpan.FromHours(1),
            Times = 1,
            Method = method,
            PathPrefix = $"/secrets/{secret}",
        };

    private static Task StruckAsync(KillWorld world, RotatorProcess process, CancellationToken ct) =>
        Until.TrueAsync(() => world.Estate.Qlik.Faults.Fired > 0, process, ct);
}
