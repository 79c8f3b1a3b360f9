using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scanning;

/// <summary>One OAuth client, one owner's API keys, one automation: everything that is alive there, judged by the vault.</summary>
internal sealed class ResourceScan(
    SecretInspector inspector,
    ISecretVault vault,
    CredentialSources sources,
    PolicyResolver policies
)
{
    public async Task ScanAsync(
        IReadOnlyList<ManagedSecret> secrets,
        IReadOnlyCollection<string> recorded,
        List<ScanFinding> findings,
        List<ScanProblem> problems,
        CancellationToken ct
    )
    {
        var looks = new List<InspectedSecret>();
        foreach (var secret in secrets)
        {
            if (WhyUnmanageable(secret) is { } reason)
            {
                problems.Add(new ScanProblem(secret.Secret, reason));
            }
            else
            {
                looks.Add(await inspector.LookAsync(secret, ct));
            }
        }

        problems.AddRange(
            looks.Where(look => look.Problem is not null).Select(look => new ScanProblem(look.Call.Secret.Secret, look.Problem!))
        );
        if (looks.Find(look => look.State is { Issues: true, Credentials.Count: > 0 }) is { } first)
        {
            var settled = looks.Count == secrets.Count && looks.TrueForAll(look => look.Problem is null);
            var current = looks.Select(look => look.CurrentId).OfType<string>().ToHashSet(StringComparer.Ordinal);
            Judge(first, settled, current, await HeldAsync(secrets, recorded, ct), findings);
        }
    }

    private Reason? WhyUnmanageable(ManagedSecret secret) =>
        sources.Find(secret.Source) is null || policies.Find(secret.Policy) is null
            ? new("Unmanageable", $"Source '{secret.Source}' or policy '{secret.Policy}' is not known here.")
            : null;

    private static void Judge(
        InspectedSecret first,
        bool settled,
        HashSet<string> current,
        HashSet<string> held,
        List<ScanFinding> findings
    )
    {
        foreach (var credential in first.State.Credentials)
        {
            // Where each credential of ours carries a mark, whoever made one without it did so as a person.
            var identity = first.State.Marks ? null : first.State.OwnIdentity;
            findings.Add(
                Finding(first.Call.Secret, credential, CredentialVerdicts.Judge(credential, current, held, identity, settled))
            );
        }
    }

    private async Task<HashSet<string>> HeldAsync(
        IReadOnlyList<ManagedSecret> secrets,
        IReadOnlyCollection<string> recorded,
        CancellationToken ct
    )
    {
        var held = new HashSet<string>(recorded, StringComparer.Ordinal);
        foreach (var secret in secrets)
        {
            var versions = await vault.ListVersionsAsync(secret.Secret, ct);
            held.UnionWith(versions.Select(version => version.Tags.GetValueOrDefault(ManagedTags.Credential)).OfType<string>());
        }

        return held;
    }

    private static ScanFinding Finding(ManagedSecret secret, CredentialInfo credential, CredentialVerdict verdict) =>
        new(secret.Secret, secret.Tenant, secret.Source, credential.Id, credential.CreatedAt, credential.CreatedBy, verdict);
}
