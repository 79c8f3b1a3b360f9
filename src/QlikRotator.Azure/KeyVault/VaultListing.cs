using Azure.Security.KeyVault.Secrets;
using QlikRotator.Azure.KeyVault.Connections;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Azure.KeyVault;

/// <summary>
/// The managed secrets of one vault, and by name what could not be read of it. No value is read: a listing says everything but the version,
/// which is known from before or looked up among the properties of the versions.
/// </summary>
internal sealed class VaultListing(VaultCalls calls, VersionHistory history, KnownVersions known)
{
    /// <summary>A secret that has changed takes one more call; this many at a time.</summary>
    private const int AtATime = 16;

    public async Task<SecretListing> ListAsync(Uri vault, CancellationToken ct)
    {
        await known.LoadAsync(vault, ct);
        var changed = new List<SecretProperties>();
        var managed = new List<SecretVersionInfo>();
        var unread = new List<UnreadPlace>();
        if (await WhyNotAllAsync(vault, managed, changed, ct) is { } problem)
        {
            unread.Add(problem);
        }

        var asked = 0;
        foreach (var few in changed.Chunk(AtATime))
        {
            var answers = await Task.WhenAll(few.Select(listed => ReadAsync(vault, listed, ct)));
            managed.AddRange(answers.Select(answer => answer.Managed).OfType<SecretVersionInfo>());
            unread.AddRange(answers.Select(answer => answer.Unread).OfType<UnreadPlace>());
            asked += few.Length;
            if (asked < changed.Count && Array.TrueForAll(answers, answer => answer.Unread is { Passing: true }))
            {
                // It answers nobody now: asking for each of the rest would only keep it busy.
                unread.Add(new UnreadPlace(vault, Name: null, answers[0].Unread!.Reason, Passing: true));
                break;
            }
        }

        return new SecretListing(managed, unread);
    }

    /// <summary>Fills in what is known already and what has to be looked up. What came before a page that failed is good.</summary>
    private async Task<UnreadPlace?> WhyNotAllAsync(
        Uri uri,
        List<SecretVersionInfo> managed,
        List<SecretProperties> changed,
        CancellationToken ct
    )
    {
        try
        {
            var answer = await calls.AskAsync(uri, vault => SortAsync(vault, managed, changed, ct), ct);
            return answer.Problem is { } refused ? new UnreadPlace(uri, Name: null, refused, Passing: false) : null;
        }
        catch (TryAgainException passing)
        {
            return new UnreadPlace(uri, Name: null, passing.Reason, Passing: true);
        }
    }

    private async Task<List<SecretVersionInfo>> SortAsync(
        VaultConnection vault,
        List<SecretVersionInfo> managed,
        List<SecretProperties> changed,
        CancellationToken ct
    )
    {
        await foreach (var secret in vault.Secrets.GetPropertiesOfSecretsAsync(ct))
        {
            if (!secret.Tags.ContainsKey(ManagedTags.Source))
            {
                continue;
            }

            if (known.Find(vault.Uri, secret) is not { } unchanged)
            {
                changed.Add(secret);
            }
            else if (ManagedTags.IsManaged(unchanged.Tags))
            {
                managed.Add(unchanged);
            }
        }

        return managed;
    }

    private async Task<Entry> ReadAsync(Uri vault, SecretProperties listed, CancellationToken ct)
    {
        try
        {
            var answer = await history.DescribedAsync(vault, listed, ct);
            if (answer.Value is { } newest)
            {
                await known.KeepAsync(vault, listed, newest, ct);
            }

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

        Entry Unread(Reason why, bool passing) => new(null, new UnreadPlace(vault, listed.Name, why, passing));
    }

    private sealed record Entry(SecretVersionInfo? Managed, UnreadPlace? Unread);
}
