using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Rotating.Credentials;

/// <summary>Fetches a rotation's values from the vault, for the length of one step.</summary>
internal sealed class StagedValues(ISecretVault vault)
{
    /// <summary>The new value, and whether it is what readers get: one read where it is.</summary>
    /// <exception cref="StepFailedException">Somebody took the version away: then nothing can be said about it.</exception>
    public async Task<NewValue> NewAsync(StagedRotation rotation, CancellationToken ct)
    {
        if (await NewestAsync(rotation, ct) is { } newest && newest.Info.Reference == rotation.New.Version)
        {
            return new NewValue(newest.Value, IsNewest: true) { Tags = newest.Info.Tags };
        }

        var read = await ReadAsync(rotation.New.Version, ct);
        return read.TryGet(out var stored, out var problem)
            ? new NewValue(stored.Value, IsNewest: false)
            : throw new StepFailedException("ReadNewValue", problem);
    }

    /// <summary>The version whose value goes back on Restore; null where there is none or it cannot be read any more.</summary>
    public async Task<StoredSecret?> PreviousAsync(StagedRotation rotation, CancellationToken ct)
    {
        var version = rotation.Issues ? rotation.Before.Newest : await BeforeDeliveredAsync(rotation, ct);
        return version is null ? null : (await ReadAsync(version, ct)).Value;
    }

    /// <summary>Whoever writes values from outside does not say what they replace: it is the enabled version set just before.</summary>
    private async Task<SecretVersionReference?> BeforeDeliveredAsync(StagedRotation rotation, CancellationToken ct)
    {
        var versions = await vault.ListVersionsAsync(rotation.Before.Secret, ct);
        var older = versions.SkipWhile(one => one.Reference != rotation.New.Version).Skip(1);
        return older.FirstOrDefault(one => one.Enabled)?.Reference;
    }

    public async Task<StoredSecret?> NewestAsync(StagedRotation rotation, CancellationToken ct) =>
        (await vault.ReadAsync(rotation.Before.Secret, version: null, ct)).Value;

    private Task<Result<StoredSecret>> ReadAsync(SecretVersionReference version, CancellationToken ct) =>
        vault.ReadAsync(version.ToSecret(), version.Version, ct);
}

internal sealed record NewValue(SecretValue Value, bool IsNewest)
{
    /// <summary>Those that the newest version has now; null where another one is the newest.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
