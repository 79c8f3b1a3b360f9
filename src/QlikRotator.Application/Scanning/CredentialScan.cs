using QlikRotator.Core.Ownership;
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
    private readonly CredentialRegister _register;
    private readonly ResourceScan _resources;

    internal CredentialScan(ISecretRegistry registry, CredentialRegister register, ResourceScan resources)
    {
        _registry = registry;
        _register = register;
        _resources = resources;
    }

    /// <summary>Reports, and deletes nothing. What it finds to be alive or dead is written into the register.</summary>
    public async Task<ScanReport> RunAsync(CancellationToken ct)
    {
        var problems = new List<ScanProblem>();
        var secrets = await ReadAsync(problems, ct);
        var findings = new List<ScanFinding>();
        foreach (var resource in secrets.GroupBy(secret => (secret.Tenant, secret.Source, secret.ResourceId)))
        {
            await ScanAsync([.. resource], findings, problems, ct);
        }

        return new ScanReport(findings, problems, await _register.ListLeftAsync(ct));
    }

    private async Task<List<ManagedSecret>> ReadAsync(List<ScanProblem> problems, CancellationToken ct)
    {
        var secrets = new List<ManagedSecret>();
        await foreach (var version in _registry.ListManagedAsync(ct))
        {
            var parsed = ManagedSecretParser.Parse(version);
            if (parsed.TryGet(out var secret, out var problem))
            {
                secrets.Add(secret);
            }
            else
            {
                problems.Add(new ScanProblem(version.Reference.ToSecret(), problem));
            }
        }

        return secrets;
    }

    private async Task ScanAsync(
        IReadOnlyList<ManagedSecret> secrets,
        List<ScanFinding> findings,
        List<ScanProblem> problems,
        CancellationToken ct
    )
    {
        try
        {
            await _resources.ScanAsync(secrets, findings, problems, ct);
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
