using QlikRotator.Core.Secrets;

namespace QlikRotator.Local.Demo;

/// <summary>The secret of an OAuth client.</summary>
internal sealed record DemoSecret(string Name, string Tenant, string ClientId, string Policy, SecretValue OldValue)
    : DemoSubject(Name, "oauth-client-secret", Tenant, Policy, OldValue)
{
    public override string Resource => $"client {ClientId}";

    public override HttpRequestMessage Trial(SecretValue value, Uri qlik)
    {
        var request = ToTenant(HttpMethod.Post, qlik, "/oauth/token");
        request.Content = JsonContent.Create(
            new
            {
                client_id = ClientId,
                client_secret = value.Reveal(),
                grant_type = "client_credentials",
            }
        );
        return request;
    }
}
