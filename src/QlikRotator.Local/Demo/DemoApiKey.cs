using System.Net.Http.Headers;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Local.Demo;

/// <summary>A user's API key.</summary>
internal sealed record DemoApiKey(string Name, string Tenant, string Owner, string Policy, SecretValue OldValue)
    : DemoSubject(Name, "api-key", Tenant, Policy, OldValue)
{
    public override string Resource => $"a key of user {Owner}";

    public override HttpRequestMessage Trial(SecretValue value, Uri qlik)
    {
        var request = ToTenant(HttpMethod.Get, qlik, $"/api/v1/users/{Owner}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", value.Reveal());
        return request;
    }
}
