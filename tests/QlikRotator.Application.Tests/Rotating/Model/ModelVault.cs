using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>One secret's versions. The last one set is the newest, whatever the clock says.</summary>
internal sealed class ModelVault(World world) : ISecretVault
{
    public Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct) =>
        world.Call(() =>
        {
            var all = world.VersionsOf(secret);
            var found = version is null ? all[^1] : all.FirstOrDefault(one => one.Name == version);
            return Task.FromResult<Result<StoredSecret>>(
                found switch
                {
                    null => new Reason("SecretNotFound", $"No version {version}."),
                    { Enabled: false } => new Reason("SecretDisabled", $"Version {found.Name} is disabled."),
                    _ => new StoredSecret(Info(secret, found), new SecretValue(found.Value)),
                }
            );
        });

    public Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    ) =>
        world.Call(() =>
        {
            var all = world.VersionsOf(secret);
            var written = new ModelVersion($"v{all.Count}", value.Reveal(), version.Tags, world.Time.GetUtcNow());
            all.Add(written);
            return Task.FromResult<Result<SecretVersionInfo>>(Info(secret, written));
        });

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        world.Call(() =>
            Task.FromResult<IReadOnlyList<SecretVersionInfo>>([
                .. Enumerable.Reverse(world.VersionsOf(secret)).Select(version => Info(secret, version)),
            ])
        );

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) =>
        world.Call(() =>
        {
            world.VersionsOf(version.ToSecret()).Single(one => one.Name == version.Version).Enabled = false;
            return Task.CompletedTask;
        });

    public static SecretVersionInfo Info(SecretReference secret, ModelVersion version) =>
        new(secret.At(version.Name), version.Tags, version.At, version.At.AddDays(90), version.Enabled, null);
}
