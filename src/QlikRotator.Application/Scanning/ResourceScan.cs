using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scanning;

/// <summary>One OAuth client, one owner's API keys, one automation: everything that is alive there, judged by the vault.</summary>
internal sealed class ResourceScan(
    SecretInspector inspector,
    ISecretVault vault,
    CredentialSources sources,
    PolicyResolver policies,
    CredentialRegister register,
    RegisterUpdate update
)
{
    public async Task ScanAsync(
        IReadOnlyList<ManagedSecret> secrets,
        UnseenSecrets unseen,
        List<ScanFinding> findings,
        List<ScanProblem> problems,
        CancellationToken ct
    )
    {
        var known = await register.ReadAsync(ResourceKey.Of(secrets[0]), ct);
        var looks = new List<InspectedSecret>();
        foreach (var secret in secrets)
        {
            if (WhyUnmanageable(secret) is { } reason)
            {
                problems.Add(new ScanProblem(secret.Secret, reason));
            }
            else
            {
                looks.Add(await inspector.LookAsync(secret, known, ct));
            }
        }

        problems.AddRange(
            looks.Where(look => look.Problem is not null).Select(look => new ScanProblem(look.Call.Secret.Secret, look.Problem!))
        );
        if (looks.Find(look => look.State is { Issues: true, Credentials.Count: > 0 }) is { } first)
        {
            var current = looks.Select(look => look.CurrentId).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var settled = looks.Count == secrets.Count && looks.TrueForAll(look => look.IsSettled(known));
            known = await update.RunAsync(known, first.State, new InUse(current, settled, unseen), ct);
            var held = await HeldAsync(secrets, ct);
            findings.AddRange(
                first.State.Credentials.Select(one =>
                    Finding(first.Call.Secret, one, CredentialVerdicts.Judge(one.Id, current, held, known))
                )
            );
        }
    }

    private Reason? WhyUnmanageable(ManagedSecret secret) =>
        sources.Find(secret.Source) is null || policies.Find(secret.Policy) is null
            ? new(ApplicationCodes.Unmanageable, $"Source '{secret.Source}' or policy '{secret.Policy}' is not known here.")
            : null;

    private async Task<HashSet<string>> HeldAsync(IReadOnlyList<ManagedSecret> secrets, CancellationToken ct)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
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
