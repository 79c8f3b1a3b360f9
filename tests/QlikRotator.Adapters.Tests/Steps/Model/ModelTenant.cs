using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Adapters.Tests.Steps.Model;

/// <summary>An OAuth client with at most five secrets, as qlik-contracts describes it: hints, no markers, values shown once.</summary>
internal sealed class ModelTenant(World world) : ICredentialSource
{
    public const string Us = "rotator";
    private const int MaxCredentials = 5;
    private int _created;

    public Task<CredentialInventory> InspectAsync(SourceCall call, CancellationToken ct) =>
        world.Call(() => Task.FromResult(world.LookIsRefused ? Unreadable : Inventory(call)));

    public Task<MintResult> CreateAsync(SourceCall call, CancellationToken ct) =>
        world.Call(() =>
        {
            if (world.Credentials.Count >= MaxCredentials)
            {
                return Task.FromResult(new MintResult(null, new("TooMany", "The client has five secrets.")));
            }

            var id = $"new{_created++}";
            world.Credentials[id] = new(world.NewValue(), Us, world.Time.GetUtcNow())
            {
                RefusalsLeft = world.Schedule.RefusalsOfNew,
                Marker = world.Schedule.Marked ? call.RotationId : null,
            };
            return Task.FromResult(new MintResult(new(id, new SecretValue(world.Credentials[id].Value), null, null), null));
        });

    public Task<ProofResult> ProveAsync(SourceCall call, SecretValue value, CancellationToken ct) =>
        world.Call(() =>
        {
            var found = world.Credentials.Values.FirstOrDefault(one => one.Value == value.Reveal());
            var accepted = found is not null && found.RefusalsLeft-- <= 0;
            return Task.FromResult(
                new ProofResult(accepted ? Proof.Accepted : Proof.Refused, new("Tried", "A token was asked for."))
            );
        });

    public Task<DeleteResult> DeleteAsync(SourceCall call, string credentialId, CancellationToken ct) =>
        world.Call(() =>
        {
            var value = world.Credentials.GetValueOrDefault(credentialId)?.Value;
            if (value is not null && world.Versions.Last(version => version.Enabled).Value == value)
            {
                world.Broken.Add($"P4: {credentialId} is deleted while the vault hands it out");
            }

            world.Credentials.Remove(credentialId);
            return Task.FromResult(new DeleteResult(true, new("Deleted", $"{credentialId} is gone.")));
        });

    private static CredentialInventory Unreadable { get; } =
        new([], null, null, Provable: false, Marks: false, new("Forbidden", "The rotator may not look."));

    private CredentialInventory Inventory(SourceCall call)
    {
        var listed = world.Credentials.Select(one => Listed(one.Key, one.Value));
        return new(
            [.. listed],
            call.Secret.CredentialId,
            Us,
            Provable: true,
            world.Schedule.Marked,
            world.Credentials.Count >= MaxCredentials ? new("TooMany", "The client has five secrets.") : null
        );
    }

    /// <summary>A kind with markers says neither who created a credential nor when.</summary>
    private CredentialInfo Listed(string id, ModelCredential credential) =>
        world.Schedule.Marked
            ? new(id, null, null, credential.Marker, null)
            : new(id, credential.CreatedAt, credential.CreatedBy, null, null);
}
