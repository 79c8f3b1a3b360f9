using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>One secret's versions. The last one set is the newest, whatever the clock says.</summary>
internal sealed class ModelVault(World world) : ISecretVault
{
    public Task<VaultRead> ReadAsync(SecretReference secret, string? version, CancellationToken ct) =>
        world.Call(() =>
        {
            var found = version is null ? world.Newest : world.Versions.FirstOrDefault(one => one.Name == version);
            return Task.FromResult(
                found switch
                {
                    null => new VaultRead(null, null, new("SecretNotFound", $"No version {version}.")),
                    { Enabled: false } => new VaultRead(null, null, new("SecretDisabled", $"Version {found.Name} is disabled.")),
                    _ => new VaultRead(Info(found), new SecretValue(found.Value), null),
                }
            );
        });

    public Task<VaultWrite> WriteAsync(SecretReference secret, SecretValue value, NewVersion version, CancellationToken ct) =>
        world.Call(() =>
        {
            var written = new ModelVersion($"v{world.Versions.Count}", value.Reveal(), version.Tags, world.Time.GetUtcNow());
            world.Versions.Add(written);
            return Task.FromResult(new VaultWrite(Info(written), null));
        });

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        world.Call(() => Task.FromResult<IReadOnlyList<SecretVersionInfo>>([.. Enumerable.Reverse(world.Versions).Select(Info)]));

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) =>
        world.Call(() =>
        {
            world.Versions.Single(one => one.Name == version.Version).Enabled = false;
            return Task.CompletedTask;
        });

    public static SecretVersionInfo Info(ModelVersion version) =>
        new(World.Secret.At(version.Name), version.Tags, version.At, version.At.AddDays(90), version.Enabled, null);
}
