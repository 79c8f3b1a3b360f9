using System.Runtime.CompilerServices;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Discovering;
using QlikRotator.Qlik.OAuthClients;
using QlikRotator.Qlik.Tenants;
using QlikRotator.Qlik.Users;

namespace QlikRotator.Qlik.Discovery;

/// <summary>Signs in to each tenant and reads every area that holds secrets.</summary>
internal sealed class TenantCheckup(IQlikTenants tenants, ITenantReader reader) : ICheckup
{
    public string Subject => "Tenants";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var host in scope.Tenants ? tenants.Hosts : [])
        {
            var signedIn = await CheckupFinding.TryAsync(host, () => SignInAsync(tenants.FindAny(host).Value!, names, ct));
            yield return signedIn;
            foreach (var problem in signedIn.Good ? (await reader.ReadAsync(host, ct)).Problems : [])
            {
                yield return new(
                    host,
                    Good: false,
                    problem,
                    "Give the rotator's OAuth client the scope for it, or ignore this where nothing of the kind is to be rotated."
                );
            }
        }
    }

    /// <param name="names">The name by which each tenant was met, by its id.</param>
    private static async Task<CheckupFinding> SignInAsync(
        QlikTenant tenant,
        Dictionary<string, string> names,
        CancellationToken ct
    )
    {
        if (tenant.IsOrganization)
        {
            return await SignInToOrganizationAsync(tenant, ct);
        }

        var me = await QlikUser.MeAsync(tenant.AsRotator, ct);
        return !me.TryGet(out var user, out var refused)
                ? new(
                    tenant.Host,
                    Good: false,
                    refused,
                    "Look at the tenant's Auth settings, its OAuth client, and the vault secret or key that signs in."
                )
            : user.TenantId is { } id && !names.TryAdd(id, tenant.Host) ? Again(tenant.Host, names[id])
            : new(tenant.Host, Good: true, new(QlikCodes.SignedIn, $"Signed in as user '{user.Id}'."));
    }

    /// <summary>A tenant has a display name and other names. Under two of them it looks like two.</summary>
    private static CheckupFinding Again(string host, string other) =>
        new(
            host,
            Good: false,
            new(QlikCodes.SameTenant, $"{host} and {other} are two names of one tenant."),
            "Name the tenant once in the settings, and in the tags of its secrets: by two names it has two write budgets, and two records of each credential."
        );

    /// <summary>An organization says of nobody who they are: that it shows its OAuth clients is the sign.</summary>
    private static async Task<CheckupFinding> SignInToOrganizationAsync(QlikTenant organization, CancellationToken ct)
    {
        var clients = await new OAuthClientApi(organization).ListAsync(ct);
        return clients.TryGet(out var found, out var refused)
            ? new(
                organization.Host,
                Good: true,
                new(QlikCodes.SignedIn, $"Signed in to the organization, which has {found.Items.Count} OAuth clients.")
            )
            : new(
                organization.Host,
                Good: false,
                refused,
                "Look at Auth and the vault secret that signs in. The client must be of the organization, made in the Cloud Console by the service account owner, and be allowed to manage OAuth clients; Qlik publishes no scope for that."
            );
    }
}
