using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.External;

/// <summary>
/// Source <c>external</c>: somebody else writes a new Key Vault version, this system delivers it. Whether the value is any good is
/// for its slots to say.
/// </summary>
public sealed class ExternalSource : ICredentialSource
{
    public const string Kind = ManagedTags.External;

    public Task<SourceState> InspectAsync(SourceCall call, CancellationToken ct) =>
        Task.FromResult(
            new SourceState(
                [],
                OldCredentialId: null,
                OwnIdentity: null,
                Provable: true,
                Marks: false,
                call.Secret.Slots.Count == 0
                    ? new(ApplicationCodes.NoSlots, $"{call.Secret.Secret} has no slots, so there is nothing to deliver.")
                    : null,
                Issues: false
            )
        );

    public Task<MintResult> CreateAsync(SourceCall call, CancellationToken ct) => Task.FromResult(new MintResult(null, NotOurs));

    public Task<ProofResult> ProveAsync(SourceCall call, SecretValue value, CancellationToken ct) =>
        Task.FromResult(
            new ProofResult(
                Proof.Unprovable,
                new(ApplicationCodes.External, "The value's writer answers for it; the slots are proved.")
            )
        );

    public Task<DeleteResult> DeleteAsync(SourceCall call, string credentialId, CancellationToken ct) =>
        Task.FromResult(new DeleteResult(false, NotOurs));

    private static Reason NotOurs { get; } =
        new(ApplicationCodes.External, "Values of source 'external' are created and retired elsewhere.");
}
