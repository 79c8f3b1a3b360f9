using System.Collections.Concurrent;
using QlikRotator.Application.Inventory;
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
    /// <summary>Tenants have budgets of their own: a slow one holds nobody up.</summary>
    public const int TenantsAtOnce = 8;

    private readonly VaultReader _vaults;
    private readonly KnownSecrets _known;
    private readonly CredentialRegister _register;
    private readonly ResourceScan _resources;

    internal CredentialScan(VaultReader vaults, KnownSecrets known, CredentialRegister register, ResourceScan resources)
    {
        _vaults = vaults;
        _known = known;
        _register = register;
        _resources = resources;
    }

    /// <summary>Reports, and deletes nothing. What it finds to be alive or dead is written into the register.</summary>
    /// <exception cref="TryAgainException">The ledger cannot be read.</exception>
    public async Task<ScanReport> RunAsync(CancellationToken ct)
    {
        var ground = await PrepareAsync(ct);
        var parts = new ConcurrentDictionary<string, ScanPart>();
        await Parallel.ForEachAsync(
            ground.Tenants,
            new ParallelOptions { MaxDegreeOfParallelism = TenantsAtOnce, CancellationToken = ct },
            async (tenant, stop) => parts[tenant] = await ScanAsync(ground, ground.ResourcesOf(tenant), stop)
        );
        return await ReportAsync(ground, ground.Tenants.Select(tenant => parts[tenant]), ct);
    }

    /// <summary>Reads the vaults.</summary>
    /// <exception cref="TryAgainException">The ledger cannot be read.</exception>
    public async Task<ScanGround> PrepareAsync(CancellationToken ct)
    {
        var problems = new List<ScanProblem>();
        var contents = await _vaults.ReadAsync(ct);
        var secrets = Parse(contents, problems).ToList();
        await _known.MeetAsync(secrets, ct);
        return new(contents, secrets, problems);
    }

    /// <summary>Looks at resources of one tenant, one after the other: how fast is the tenant's to say.</summary>
    public async Task<ScanPart> ScanAsync(ScanGround ground, IEnumerable<ScanResource> resources, CancellationToken ct)
    {
        var findings = new List<ScanFinding>();
        var problems = new List<ScanProblem>();
        foreach (var resource in resources)
        {
            await ScanAsync(resource.Secrets, ground.Unseen, findings, problems, ct);
        }

        return new(findings, problems);
    }

    /// <summary>What parts of a scan and the vaults say together.</summary>
    public async Task<ScanReport> ReportAsync(ScanGround ground, IEnumerable<ScanPart> parts, CancellationToken ct)
    {
        var all = parts.ToList();
        var lost = ground.Contents.Lost.Where(one => !one.Passing).Select(one => new ScanProblem(one.Secret, one.Reason));
        return new ScanReport(
            [.. all.SelectMany(part => part.Findings)],
            [.. ground.Problems, .. all.SelectMany(part => part.Problems), .. lost],
            await _register.ListLeftAsync(ct)
        )
        {
            Lost = ground.Contents.Lost,
            Unread = ground.Contents.Unread,
        };
    }

    private static IEnumerable<ManagedSecret> Parse(VaultContents contents, List<ScanProblem> problems)
    {
        foreach (var version in contents.Managed)
        {
            var parsed = ManagedSecretParser.Parse(version);
            if (parsed.TryGet(out var secret, out var problem))
            {
                yield return secret;
            }
            else
            {
                problems.Add(new ScanProblem(version.Reference.ToSecret(), problem));
            }
        }
    }

    private async Task ScanAsync(
        IReadOnlyList<ManagedSecret> secrets,
        UnseenSecrets unseen,
        List<ScanFinding> findings,
        List<ScanProblem> problems,
        CancellationToken ct
    )
    {
        try
        {
            await _resources.ScanAsync(secrets, unseen, findings, problems, ct);
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
