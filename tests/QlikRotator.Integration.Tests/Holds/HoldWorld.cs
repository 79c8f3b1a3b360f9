using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Integration.Tests.Outcomes;

namespace QlikRotator.Integration.Tests.Holds;

/// <summary>What administrators and the sweep do about held secrets, in a <see cref="RotationWorld"/>.</summary>
internal static class HoldWorld
{
    public const string Person = "ada@contoso.example";

    /// <summary>As adoption does, or whoever writes tags.</summary>
    public static async Task HoldAsync(this RotationWorld world, SecretVersionReference secret, string hold = "person")
    {
        var newest = (await world.Get<ISecretRegistry>().FindAsync(secret.ToSecret().ToString(), RotationWorld.Ct)).Value!;
        var tags = new Dictionary<string, string>(newest.Tags) { [ManagedTags.Hold] = hold };
        var tagged = await world.Get<IVersionTags>().TagAsync(newest.Reference, tags, newest.ExpiresOn!.Value, RotationWorld.Ct);
        tagged.Problem.ShouldBeNull();
    }

    public static Task<ReleaseAnswer> ReleaseAsync(this RotationWorld world, params string[] names) =>
        world.Get<HoldRelease>().ReleaseAsync(new(names, null, null, false, Person, "moved"), RotationWorld.Ct);

    /// <summary>The part of the sweep that finishes what holds have kept rotations from doing.</summary>
    public static async Task<IReadOnlyList<RetireAnswer>> SweepAsync(this RotationWorld world)
    {
        var report = await world.Get<SecretInventory>().ReadAsync(RotationWorld.Ct);
        return await world.Get<HeldRetirement>().RunAsync(report.Secrets, "sweep", RotationWorld.Ct);
    }

    public static Task<RetireAnswer> RetireAsync(
        this RotationWorld world,
        SecretVersionReference secret,
        string credential,
        string? identity = Person
    ) =>
        world
            .Get<LeftRetirement>()
            .RetireAsync(new(secret.ToSecret(), credential, Person, IsPerson: true) { Identity = identity }, RotationWorld.Ct);

    public static Task<IReadOnlyList<CredentialRecord>> LeftAsync(this RotationWorld world) =>
        world.Get<CredentialRegister>().ListLeftAsync(RotationWorld.Ct);

    public static SecretVersionReference NewestOf(this RotationWorld world, SecretVersionReference secret) =>
        secret with
        {
            Version = world.KeyVault.Vault.Versions(secret.Name)[^1].Version,
        };
}
