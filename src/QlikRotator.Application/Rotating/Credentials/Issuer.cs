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

    /// <summary>How long a look at the tenant stands for the next one of the same step; a write ends it at once.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Dictionary<SecretValue, Seen<ProofResult>> _proved = [];
    private SourceCall _call = call;
    private Seen<SourceState>? _listed;

    public async Task<SourceState> InspectAsync(CancellationToken ct)
    {
        if (_listed is not { } seen || time.GetElapsedTime(seen.At) >= Fresh)
        {
            _listed = seen = new(await source.InspectAsync(_call, ct), time.GetTimestamp());
        }

        return seen.What;
    }

    /// <summary>Looks for what lost attempts may have made, too.</summary>
    public Task<SourceState> InspectAsync(IReadOnlyList<string> lostMarkers, CancellationToken ct) =>
        lostMarkers.Count == 0 ? InspectAsync(ct) : source.InspectAsync(_call with { LostMarkers = lostMarkers }, ct);

    /// <param name="attempt">As it is recorded: nothing is created that the register does not expect.</param>
    public Task<MintResult> CreateAsync(CredentialRecord attempt, CancellationToken ct) =>
        WriteAsync(() => source.CreateAsync(_call with { Marker = attempt.Maker!.Marker }, ct));

    public Task<DeleteResult> DeleteAsync(DeletionRight right, CancellationToken ct) =>
        WriteAsync(() => source.DeleteAsync(_call, right.CredentialId, ct));

    /// <summary>Tries a value, unless this step has just seen it accepted.</summary>
    public async Task<ProofResult> ProveAsync(SecretValue value, CancellationToken ct)
    {
        if (_proved.TryGetValue(value, out var seen) && time.GetElapsedTime(seen.At) < Fresh)
        {
            return seen.What;
        }

        var proof = await source.ProveAsync(_call, value, ct);
        if (proof.Proof == Proof.Accepted)
        {
            _proved[value] = new(proof, time.GetTimestamp());
        }

        return proof;
    }

    /// <summary>Proves until the answer is the expected one or half a minute has passed: a change takes its time to be known everywhere.</summary>
    public async Task<ProofResult> ProveUntilAsync(SecretValue value, Proof expected, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        for (var pause = TimeSpan.FromSeconds(1); ; pause *= 2)
        {
            var proof = await source.ProveAsync(_call with { Memory = _call.Memory.AfterWrite() }, value, ct);
            var left = Propagation - time.GetElapsedTime(start);
            if (proof.Proof == expected || proof.Proof == Proof.Unprovable || left <= TimeSpan.Zero)
            {
                return proof;
            }

            await Task.Delay(pause < left ? pause : left, time, ct);
        }
    }

    /// <summary>What was seen before a write, whatever became of it, says nothing afterwards.</summary>
    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        finally
        {
            _proved.Clear();
            _listed = null;
            _call = _call with { Memory = _call.Memory.AfterWrite() };
        }
    }

    private sealed record Seen<T>(T What, long At);
}

internal sealed class IssuerFactory(CredentialSources sources, TimeProvider time)
{
    public Issuer For(StagedRotation rotation, SecretValue? current) => For(rotation.Request, rotation.Before, current);

    public Issuer For(RotationRequest request, ManagedSecret secret, SecretValue? current) =>
        new(sources.Get(secret.Source), new SourceCall(secret, request.Policy, request.RotationId, current), time);
}
