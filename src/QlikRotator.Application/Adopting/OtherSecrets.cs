using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Adopting;

/// <summary>What other managed secrets have to do with one.</summary>
internal sealed record Neighbours(Reason? Refusal, IReadOnlyList<string> Warnings)
{
    public static Neighbours None { get; } = new(null, []);
}

/// <summary>Looks whether another managed secret names the same credential, or is delivered to the same place.</summary>
internal sealed class OtherSecrets(ISecretRegistry registry)
{
    /// <exception cref="TryAgainException">Not everything could be looked at.</exception>
    public async Task<Neighbours> LookAsync(ManagedSecret secret, string? credentialId, CancellationToken ct)
    {
        var warnings = new List<string>();
        var listing = await registry.ListManagedAsync(ct);
        if (UnreadPlace.Summary(listing.Unread) is { } problem)
        {
            // A secret that cannot be read may hold the very credential.
            throw new TryAgainException(problem);
        }

        foreach (var version in listing.Managed)
        {
            if (ManagedSecretParser.Parse(version).Value is not { } other || other.Secret == secret.Secret)
            {
                continue;
            }

            if (Sharing.IsSameCredential(other, secret with { CredentialId = credentialId }))
            {
                return new Neighbours(Sharing.Refusal(other, credentialId), []);
            }

            warnings.AddRange(
                Sharing
                    .SharedSlots(other, secret)
                    .Select(slot => $"{other.Secret} is delivered to '{slot}', too: the last one wins.")
            );
        }

        return new Neighbours(null, warnings);
    }
}
