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
        var problems = new List<ScanProblem>();
        var contents = await _vaults.ReadAsync(ct);
        var unseen = new UnseenSecrets(contents);
        var findings = new List<ScanFinding>();
        var secrets = Parse(contents, problems).ToList();
        await _known.MeetAsync(secrets, ct);
        foreach (var resource in secrets.GroupBy(secret => (secret.Tenant, secret.Source, secret.ResourceId)))
        {
            await ScanAsync([.. resource], unseen, findings, problems, ct);
        }

        problems.AddRange(contents.Lost.Where(one => !one.Passing).Select(one => new ScanProblem(one.Secret, one.Reason)));
        return new ScanReport(findings, problems, await _register.ListLeftAsync(ct))
        {
            Lost = contents.Lost,
            Unread = contents.Unread,
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
