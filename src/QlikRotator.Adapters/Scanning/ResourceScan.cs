using QlikRotator.Adapters.Settings;
using QlikRotator.Adapters.Steps;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Adapters.Scanning;

/// <summary>One OAuth client, one owner's API keys, one automation: everything that is alive there, judged by the vault.</summary>
internal sealed class ResourceScan(ISecretVault vault, CredentialSources sources, PolicyResolver policies, TimeProvider time)
{
    /// <summary>No rotation: nothing carries this id, so no marker is taken for ours by mistake.</summary>
    private const string NoRotation = "scan";

    public async Task ScanAsync(
        IReadOnlyList<ManagedSecret> secrets,
        bool deleteOrphans,
        List<ScanFinding> findings,
        List<ScanProblem> problems,
        CancellationToken ct
    )
    {
        var first = secrets[0];
        if (sources.Find(first.Source) is not { } source || policies.Find(first.Policy) is not { } policy)
        {
            var reason = new Reason("Unmanageable", $"Source '{first.Source}' or policy '{first.Policy}' is not known here.");
            problems.AddRange(secrets.Select(secret => new ScanProblem(secret.Secret, reason)));
            return;
        }

        var value = (await vault.ReadAsync(first.Secret, version: null, ct)).Value;
        var call = new SourceCall(first, policy, NoRotation, value);
        var inventory = await source.InspectAsync(call, ct);
        if (inventory is { Refusal: { } refusal, Credentials: [] })
        {
            problems.AddRange(secrets.Select(secret => new ScanProblem(secret.Secret, refusal)));
            return;
        }

        if (value is null || !inventory.Issues)
        {
            return;
        }

        await DriftAsync(source, call, inventory, problems, ct);
        var versions = await VersionsAsync(secrets, ct);
        foreach (var credential in inventory.Credentials)
        {
            var verdict = CredentialVerdicts.Judge(credential, secrets, versions, inventory.OwnIdentity);
            var delete = deleteOrphans && CredentialVerdicts.MayDelete(credential, verdict, time.GetUtcNow());
            var deleted = delete && (await source.DeleteAsync(call, credential.Id, ct)).Gone;
            findings.Add(Finding(first, credential, verdict, deleted));
        }
    }

    private static async Task DriftAsync(
        ICredentialSource source,
        SourceCall call,
        CredentialInventory inventory,
        List<ScanProblem> problems,
        CancellationToken ct
    )
    {
        var proof = await source.ProveAsync(call, call.Current!, ct);
        var listed = inventory.Credentials.Any(one => one.Id == inventory.OldCredentialId);
        var drift =
            proof.Proof == Proof.Refused ? Dead(call, proof) : StartPolicy.WhyDrifted(inventory.OldCredentialId, listed, proof);
        if (drift is not null)
        {
            problems.Add(new ScanProblem(call.Secret.Secret, drift));
        }
    }

    private async Task<IReadOnlyList<SecretVersionInfo>> VersionsAsync(IReadOnlyList<ManagedSecret> secrets, CancellationToken ct)
    {
        var versions = new List<SecretVersionInfo>();
        foreach (var secret in secrets)
        {
            versions.AddRange(await vault.ListVersionsAsync(secret.Secret, ct));
        }

        return versions;
    }

    private static Reason Dead(SourceCall call, ProofResult proof) =>
        new("ValueRefused", $"{call.Secret.Tenant} refuses the value in the vault: {proof.Reason.Message}");

    private static ScanFinding Finding(
        ManagedSecret secret,
        CredentialInfo credential,
        CredentialVerdict verdict,
        bool deleted
    ) =>
        new(
            secret.Secret,
            secret.Tenant,
            secret.Source,
            credential.Id,
            credential.CreatedAt,
            credential.CreatedBy,
            verdict,
            deleted
        );
}
