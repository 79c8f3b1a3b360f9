using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace QlikRotator.Web.Tests;

/// <summary>The headers that App Service authentication sets.</summary>
internal static class PlatformSignIn
{
    private const string Name = "X-MS-CLIENT-PRINCIPAL-NAME";
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string Principal = "X-MS-CLIENT-PRINCIPAL";

    public static void SignIn(this HttpClient http, string name, params string[] roles) =>
        http.SignInAs(name, ObjectIdOf(name), roles);

    /// <summary>A directory keeps one for each person, whatever they are called.</summary>
    public static string ObjectIdOf(string name) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())).AsSpan(0, 16)).ToString();

    public static void SignInAs(this HttpClient http, string name, string? objectId, params string[] roles)
    {
        var claims = new
        {
            claims = roles
                .Select(role => new { typ = "roles", val = role })
                .Concat(objectId is null ? [] : [new { typ = ObjectId, val = objectId }]),
        };
        http.DefaultRequestHeaders.Remove(Name);
        http.DefaultRequestHeaders.Remove(Principal);
        http.DefaultRequestHeaders.Add(Name, name);
        http.DefaultRequestHeaders.Add(Principal, Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(claims)));
    }
}
