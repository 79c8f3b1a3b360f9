using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault;

/// <summary>The managed secrets of one vault, and by name what could not be read of it.</summary>
internal sealed class VaultListing(VaultCalls calls, VersionHistory history)
{
    /// <summary>A listing names secrets without their version, so each takes one more call; this many at a time.</summary>
    private const int AtATime = 16;

    public async Task<SecretListing> ListAsync(Uri vault, CancellationToken ct)
    {
        var names = new List<SecretReference>();
        var managed = new List<SecretVersionInfo>();
        var unread = new List<UnreadPlace>();
        if (await WhyNoNamesAsync(vault, names, ct) is { } problem)
        {
            unread.Add(problem);
        }

        var asked = 0;
        foreach (var few in names.Chunk(AtATime))
        {
            var answers = await Task.WhenAll(few.Select(secret => ReadAsync(secret, ct)));
            managed.AddRange(answers.Select(answer => answer.Managed).OfType<SecretVersionInfo>());
            unread.AddRange(answers.Select(answer => answer.Unread).OfType<UnreadPlace>());
            asked += few.Length;
            if (asked < names.Count && Array.TrueForAll(answers, answer => answer.Unread is { Passing: true }))
            {
                // It answers nobody now: asking for each of the rest would only keep it busy.
                unread.Add(new UnreadPlace(vault, Name: null, answers[0].Unread!.Reason, Passing: true));
                break;
            }
        }

        return new SecretListing(managed, unread);
    }

    /// <summary>Fills in the names. Those that came before a page that failed are good.</summary>
    private async Task<UnreadPlace?> WhyNoNamesAsync(Uri uri, List<SecretReference> names, CancellationToken ct)
    {
        try
        {
            var answer = await calls.AskAsync(uri, vault => ListNamesAsync(vault, names, ct), ct);
            return answer.Problem is { } refused ? new UnreadPlace(uri, Name: null, refused, Passing: false) : null;
        }
        catch (TryAgainException passing)
        {
            return new UnreadPlace(uri, Name: null, passing.Reason, Passing: true);
        }
    }

    private static async Task<List<SecretReference>> ListNamesAsync(
        VaultConnection vault,
        List<SecretReference> names,
        CancellationToken ct
    )
    {
        await foreach (var secret in vault.Secrets.GetPropertiesOfSecretsAsync(ct))
        {
            if (secret.Tags.ContainsKey(ManagedTags.Source))
            {
                names.Add(new SecretReference(vault.Uri, secret.Name));
            }
        }

        return names;
    }

    private async Task<Entry> ReadAsync(SecretReference secret, CancellationToken ct)
    {
        try
        {
            var answer = await history.NewestAsync(secret, ct);
            return answer switch
            {
                { Value: { } version } when ManagedTags.IsManaged(version.Tags) => new Entry(version, null),
                // Replaced since it was listed by a version that is not managed; or deleted since.
                { Value: not null } or { Problem.Code: CoreCodes.SecretNotFound } => new Entry(null, null),
                _ => Unread(answer.Problem!, passing: false),
            };
        }
        catch (TryAgainException passing)
        {
            return Unread(passing.Reason, passing: true);
        }
        catch (VaultRefusedException refused)
        {
            return Unread(refused.Reason, passing: false);
        }

        Entry Unread(Reason why, bool passing) => new(null, new UnreadPlace(secret.Vault, secret.Name, why, passing));
    }

    private sealed record Entry(SecretVersionInfo? Managed, UnreadPlace? Unread);
}
