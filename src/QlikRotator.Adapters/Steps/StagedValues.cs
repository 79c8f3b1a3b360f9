using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Adapters.Steps;

/// <summary>Fetches a rotation's values from the vault, for the length of one step.</summary>
internal sealed class StagedValues(ISecretVault vault)
{
    /// <exception cref="StepFailedException">Somebody took the version away: then nothing can be said about it.</exception>
    public async Task<SecretValue> NewAsync(StagedRotation rotation, CancellationToken ct)
    {
        var read = await ReadAsync(rotation.New.Version, ct);
        return read.Value ?? throw new StepFailedException("ReadNewValue", read.Problem!);
    }

    /// <summary>Null where there is no previous version or it cannot be read any more.</summary>
    public async Task<SecretValue?> PreviousAsync(StagedRotation rotation, CancellationToken ct) =>
        rotation.Previous is { } version ? (await ReadAsync(version, ct)).Value : null;

    public async Task<VaultRead> NewestAsync(StagedRotation rotation, CancellationToken ct) =>
        await vault.ReadAsync(rotation.Before.Secret, version: null, ct);

    private Task<VaultRead> ReadAsync(SecretVersionReference version, CancellationToken ct) =>
        vault.ReadAsync(version.ToSecret(), version.Version, ct);
}
