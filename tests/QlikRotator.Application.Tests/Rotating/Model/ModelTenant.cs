using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>A resource with at most five credentials whose values are shown once; how they can be told apart is the schedule's.</summary>
/// <param name="installation">Which installation calls: all use the same bot.</param>
internal sealed class ModelTenant(World world, string installation) : ICredentialSource
{
    /// <summary>The bot that every installation signs in as.</summary>
    public const string Us = "rotator";

    /// <summary>The installation whose rotation is played.</summary>
    public const string Here = "here";

    private const int MaxCredentials = 5;

    private SourceShape Shape => world.Schedule.Source;

    private bool IsUnmarked => Shape is SourceShape.Unmarked or SourceShape.Unsigned;

    public Task<SourceState> InspectAsync(SourceCall call, CancellationToken ct) =>
        world.Call(() => Task.FromResult(world.LookIsRefused ? Unreadable : Inventory(call)));

    public Task<MintResult> CreateAsync(SourceCall call, CancellationToken ct) =>
        world.Call(() =>
        {
            if (world.Credentials.Count >= MaxCredentials)
            {
                return Task.FromResult(new MintResult(null, new("TooMany", "The client has five secrets.")));
            }

            var id = $"new{world.Created++}";
            world.Credentials[id] = new(world.NewValue(), Us, world.Time.GetUtcNow())
            {
                RefusalsLeft = world.Schedule.RefusalsOfNew,
                Marker = IsUnmarked ? null : call.Marker,
                Maker = installation,
                Edition = EditionOf(call.Secret.CredentialId),
            };
            return Task.FromResult(new MintResult(new(id, new SecretValue(world.Credentials[id].Value), null, null), null));
        });

    public Task<ProofResult> ProveAsync(SourceCall call, SecretValue value, CancellationToken ct) =>
        world.Call(() =>
        {
            var found = world.Credentials.Values.FirstOrDefault(one => one.Value == value.Reveal());
            if (Shape == SourceShape.External)
            {
                return Task.FromResult(new ProofResult(Proof.Unprovable, new("External", "Its writer answers for it.")));
            }

            var accepted = found is not null && found.RefusalsLeft-- <= 0;
            return Task.FromResult(
                new ProofResult(accepted ? Proof.Accepted : Proof.Refused, new("Tried", "A token was asked for."))
            );
        });

    public Task<DeleteResult> DeleteAsync(SourceCall call, string credentialId, CancellationToken ct) =>
        world.Call(() =>
        {
            if (Shape == SourceShape.Named && world.Schedule.InUse && credentialId == call.Secret.CredentialId)
            {
                return Task.FromResult(new DeleteResult(false, new("StillInUse", "Somebody used it just now.")));
            }

            if (Shape == SourceShape.Named && IsEditedSince(call, credentialId))
            {
                return Task.FromResult(
                    new DeleteResult(false, new("CopyDiffers", "Its owner has edited it since it was copied."))
                );
            }

            CheckNobodyElses(call, credentialId);
            var value = world.Credentials.GetValueOrDefault(credentialId)?.Value;
            if (value is not null && installation == Here && world.Versions.Last(version => version.Enabled).Value == value)
            {
                world.Broken.Add($"P4: {credentialId} is deleted while the vault hands it out");
            }

            world.Credentials.Remove(credentialId);
            return Task.FromResult(new DeleteResult(true, new("Deleted", $"{credentialId} is gone.")));
        });

    private int EditionOf(string? id) => world.Credentials.GetValueOrDefault(id ?? "")?.Edition ?? 0;

    /// <summary>Whether the copy that takes its place lacks an edit.</summary>
    private bool IsEditedSince(SourceCall call, string original) =>
        world.Credentials.Values.FirstOrDefault(one => one.Maker is not null && one.Value == call.Current?.Reveal()) is { } copy
        && world.Credentials.GetValueOrDefault(original) is { Maker: null } found
        && found.Edition != copy.Edition;

    /// <summary>
    /// P8: one dies only if this installation made it, if its value is one that this very secret held, or if a person has pointed at it.
    /// </summary>
    private void CheckNobodyElses(SourceCall call, string credentialId)
    {
        if (
            world.Credentials.GetValueOrDefault(credentialId) is { } found
            && found.Maker != installation
            && !world.PointedAt.Contains(credentialId)
            && world.VersionsOf(call.Secret.Secret).All(version => version.Value != found.Value)
        )
        {
            world.Broken.Add($"P8: {credentialId} is somebody else's, and {installation} deletes it");
        }
    }

    private static SourceState Unreadable { get; } =
        new([], null, null, Provable: false, Marks: false, new("Forbidden", "The rotator may not look."));

    private SourceState Inventory(SourceCall call) =>
        Shape switch
        {
            SourceShape.External => new([], null, null, Provable: true, Marks: false, null, Issues: false),
            SourceShape.Named => Named(call),
            _ => new(
                [.. world.Credentials.Select(one => Listed(one.Key, one.Value))],
                call.Secret.CredentialId,
                Shape == SourceShape.Unsigned ? null : Us,
                Provable: true,
                Shape == SourceShape.Marked,
                world.Credentials.Count >= MaxCredentials ? new("TooMany", "The client has five secrets.") : null
            )
            {
                MatchedId = MatchedBy(call),
            },
        };

    /// <summary>Values name their credentials, unless the schedule says that they do not.</summary>
    private string? MatchedBy(SourceCall call) =>
        world.Schedule.ValuesNameTheirs || !IsUnmarked
            ? world.Credentials.FirstOrDefault(one => one.Value.Value == call.Current?.Reveal()).Key
            : null;

    /// <summary>The old one, the one that the value at hand belongs to, what is asked for, and what carries a lost marker in its name.</summary>
    private SourceState Named(SourceCall call)
    {
        var old = call.Secret.CredentialId!;
        var known = world.Credentials.Where(one =>
            one.Key == old
            || one.Value.Value == call.Current?.Reveal()
            || call.KnownIds.Contains(one.Key)
            || (one.Value.Marker is { } marker && call.LostMarkers.Contains(marker))
        );
        return new(
            [.. known.Select(one => Listed(one.Key, one.Value))],
            old,
            Us,
            Provable: true,
            Marks: true,
            world.Credentials.ContainsKey(old) ? null : new("AutomationNotFound", $"There is no '{old}'.")
        )
        {
            MatchedId = MatchedBy(call),
        };
    }

    /// <summary>A kind with markers says neither who created a credential nor when.</summary>
    private CredentialInfo Listed(string id, ModelCredential credential) =>
        IsUnmarked
            ? new(id, credential.CreatedAt, credential.CreatedBy, null, null)
            : new(id, null, null, credential.Marker, null);
}
