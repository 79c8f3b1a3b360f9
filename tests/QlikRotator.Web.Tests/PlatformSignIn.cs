using System.Text.Json;

namespace QlikRotator.Web.Tests;

/// <summary>The headers that App Service authentication sets.</summary>
internal static class PlatformSignIn
{
    private const string Name = "X-MS-CLIENT-PRINCIPAL-NAME";
    private const string Principal = "X-MS-CLIENT-PRINCIPAL";

    public static void SignIn(this HttpClient http, string name, params string[] roles)
    {
        var claims = new { claims = roles.Select(role => new { typ = "roles", val = role }) };
        http.DefaultRequestHeaders.Remove(Name);
        http.DefaultRequestHeaders.Remove(Principal);
        http.DefaultRequestHeaders.Add(Name, name);
        http.DefaultRequestHeaders.Add(Principal, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(claims)));
    }
}
