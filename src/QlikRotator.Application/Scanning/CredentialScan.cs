using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Scanning;

/// <summary>
/// Compares what the tenants hold with what the vaults say: whose each credential is, and whether the value in the vault works.
/// One secret that cannot be looked at never stops the others.
/// </summary>
public sealed class CredentialScan
{
    private readonly ISecretRegistry _registry;
    private readonly RotationLedger _ledger;
    private readonly ResourceScan _resources;

    internal CredentialScan(ISecretRegistry registry, RotationLedger ledger, ResourceScan resources)
    {
        _registry = registry;
        _ledger = ledger;
        _resources = resources;
    }

    /// <summary>Reports, and deletes nothing: who made a credential is inferred here, and an inference is no proof.</summary>
    public async Task<ScanReport> RunAsync(CancellationToken ct)
    {
        var problems = new List<ScanProblem>();
        var secrets = await ReadAsync(problems, ct);
        var recorded = await RecordedAsync(ct);
        var findings = new List<ScanFinding>();
        foreach (var resource in secrets.GroupBy(secret => (secret.Tenant, secret.Source, secret.ResourceId)))
        {
            IReadOnlyCollection<string> known = [.. recorded[(resource.Key.Tenant, resource.Key.Source)]];
            await ScanAsync([.. resource], known, findings, problems, ct);
        }

        return new ScanReport(findings, problems);
    }

    private async Task<List<ManagedSecret>> ReadAsync(List<ScanProblem> problems, CancellationToken ct)
    {
        var secrets = new List<ManagedSecret>();
        await foreach (var version in _registry.ListManagedAsync(ct))
        {
            var parsed = ManagedSecretParser.Parse(version);
            if (parsed.Secret is { } secret)
            {
                secrets.Add(secret);
            }
            else
            {
                problems.Add(new ScanProblem(version.Reference.ToSecret(), parsed.Problem!));
            }
        }

        return secrets;
    }

    /// <summary>What rotations made, by their own record: a second witness, should somebody have changed the tags.</summary>
    private async Task<ILookup<(string Tenant, string Source), string>> RecordedAsync(CancellationToken ct)
    {
        var made = await _ledger.ListAsync(ct).Where(record => record.Outcome?.New?.CredentialId is not null).ToListAsync(ct);
        return made.ToLookup(record => (record.Tenant, record.Source), record => record.Outcome!.New!.CredentialId!);
    }

    private async Task ScanAsync(
        IReadOnlyList<ManagedSecret> secrets,
        IReadOnlyCollection<string> recorded,
        List<ScanFinding> findings,
        List<ScanProblem> problems,
        CancellationToken ct
    )
    {
        try
        {
            await _resources.ScanAsync(secrets, recorded, findings, problems, ct);
        }
        catch (TryAgainException unreachable)
        {
            problems.AddRange(secrets.Select(secret => new ScanProblem(secret.Secret, unreachable.Reason, Unreachable: true)));
        }
        catch (VaultRefusedException refused)
        {
            problems.AddRange(secrets.Select(secret => new ScanProblem(secret.Secret, refused.Reason)));
        }
    }
}
