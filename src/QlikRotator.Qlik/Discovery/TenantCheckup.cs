using System.Runtime.CompilerServices;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Discovering;
using QlikRotator.Qlik.Tenants;
using QlikRotator.Qlik.Users;

namespace QlikRotator.Qlik.Discovery;

/// <summary>Signs in to each tenant and reads every area that holds secrets.</summary>
internal sealed class TenantCheckup(IQlikTenants tenants, ITenantReader reader) : ICheckup
{
    public string Subject => "Tenants";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var host in scope.Tenants ? tenants.Hosts : [])
        {
            var signedIn = await CheckupFinding.TryAsync(host, () => SignInAsync(tenants.Find(host).Value!, ct));
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

    private static async Task<CheckupFinding> SignInAsync(QlikTenant tenant, CancellationToken ct)
    {
        var me = await QlikUser.MeAsync(tenant.AsRotator, ct);
        return me.TryGet(out var user, out var refused)
            ? new(tenant.Host, Good: true, new(QlikCodes.SignedIn, $"Signed in as user '{user.Id}'."))
            : new(
                tenant.Host,
                Good: false,
                refused,
                "Look at the tenant's Auth settings, its OAuth client, and the vault secret or key that signs in."
            );
    }
}
