using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>What runs for a secret, as the ledger has it now: a listing may be minutes old.</summary>
internal sealed class RunningRotations(RotationLedger ledger)
{
    /// <summary>
    /// The rotation that wrote the newest version and has not ended, or the one that replaces it. One that stands at its first stage
    /// may be one whose host never heard of it: starting it again is what helps.
    /// </summary>
    public async Task<RotationRecord?> FindAsync(ManagedSecret secret, CancellationToken ct)
    {
        var same = await ledger.FindAsync(RotationId.For(secret.Newest), ct);
        var writer = RotationId.WriterOf(secret) is { } id ? await ledger.FindAsync(id, ct) : null;
        return writer is { Outcome: null } ? writer
            : same is { Outcome: null, Stage: not RotationLedger.Started } ? same
            : null;
    }

    /// <summary>The same, also where it stands at its first stage: there is something to stop, or to answer.</summary>
    public async Task<RotationRecord?> FindAnyAsync(SecretVersionInfo version, CancellationToken ct)
    {
        var writer = RotationId.WriterIn(version.Tags.GetValueOrDefault(ManagedTags.Rotation)) is { } id
            ? await ledger.FindAsync(id, ct)
            : null;
        return writer is { Outcome: null } ? writer
            : await ledger.FindAsync(RotationId.For(version.Reference), ct) is { Outcome: null } same ? same
            : null;
    }
}
