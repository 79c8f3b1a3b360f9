using System.Text.Json.Serialization;
using QlikRotator.Application.Discovering;
using QlikRotator.Core;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.Discovery;

/// <summary><c>GET /api/v1/users/{id}</c> as the rotator's bot user, which is an administrator.</summary>
internal sealed class TenantUsers(IQlikTenants tenants) : ITenantUsers
{
    private const string Active = "active";

    public async Task<Result<TenantUser>> FindAsync(string tenant, string id, CancellationToken ct)
    {
        if (!tenants.Find(tenant).TryGet(out var known, out var problem))
        {
            return problem;
        }

        var answer = await known.AsRotator.GetAsync<Person>($"/api/v1/users/{Uri.EscapeDataString(id)}", ct);
        return answer.TryGet(out var person, out var refused)
            ? new TenantUser(person.Id, person.Email, person.Status is null or Active)
            : refused;
    }

    private sealed record Person([property: JsonRequired] string Id, string? Email, string? Status);
}
