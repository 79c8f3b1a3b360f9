using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Rotating.Credentials;

/// <summary>A rotation's source with the call already made up: what the steps share when they talk to the tenant.</summary>
internal sealed class Issuer(ICredentialSource source, SourceCall call, TimeProvider time)
{
    /// <summary>How long a tenant may take to know about a change of its own (not stated by Qlik; seconds were seen).</summary>
    private static readonly TimeSpan Propagation = TimeSpan.FromSeconds(30);

    public Task<SourceState> InspectAsync(CancellationToken ct) => source.InspectAsync(call, ct);

    /// <summary>Looks for what lost attempts may have made, too.</summary>
    public Task<SourceState> InspectAsync(IReadOnlyList<string> lostMarkers, CancellationToken ct) =>
        source.InspectAsync(call with { LostMarkers = lostMarkers }, ct);

    /// <param name="attempt">As it is recorded: nothing is created that the register does not expect.</param>
    public Task<MintResult> CreateAsync(CredentialRecord attempt, CancellationToken ct) =>
        source.CreateAsync(call with { Marker = attempt.Maker!.Marker }, ct);

    public Task<ProofResult> ProveAsync(SecretValue value, CancellationToken ct) => source.ProveAsync(call, value, ct);

    public Task<DeleteResult> DeleteAsync(DeletionRight right, CancellationToken ct) =>
        source.DeleteAsync(call, right.CredentialId, ct);

    /// <summary>Proves until the answer is the expected one or half a minute has passed: a change takes its time to be known everywhere.</summary>
    public async Task<ProofResult> ProveUntilAsync(SecretValue value, Proof expected, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        for (var pause = TimeSpan.FromSeconds(1); ; pause *= 2)
        {
            var proof = await source.ProveAsync(call, value, ct);
            var left = Propagation - time.GetElapsedTime(start);
            if (proof.Proof == expected || proof.Proof == Proof.Unprovable || left <= TimeSpan.Zero)
            {
                return proof;
            }

            await Task.Delay(pause < left ? pause : left, time, ct);
        }
    }
}

internal sealed class Issuers(CredentialSources sources, TimeProvider time)
{
    public Issuer For(StagedRotation rotation, SecretValue? current) => For(rotation.Request, rotation.Before, current);

    public Issuer For(RotationRequest request, ManagedSecret secret, SecretValue? current) =>
        new(sources.Get(secret.Source), new SourceCall(secret, request.Policy, request.RotationId, current), time);
}
