using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

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
        http.DefaultRequestHeaders.Remove(Name);
        http.DefaultRequestHeaders.Remove(Principal);
        http.DefaultRequestHeaders.Add(Name, name);
        http.DefaultRequestHeaders.Add(Principal, PrincipalOf(objectId, roles));
    }

    /// <summary>A token as the platform takes it in these tests; it refuses every other one.</summary>
    public static string TokenOf(string name, params string[] roles) =>
        $"token-of.{Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes<string[]>([name, .. roles]))}";

    /// <summary>What App Service authentication does in front of the app: a good token becomes headers, a bad one is refused.</summary>
    public static Task ByTokenAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Authorization.ToString() is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token])
        {
            return next(context);
        }

        if (!token.StartsWith("token-of.", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var words = JsonSerializer.Deserialize<string[]>(Convert.FromBase64String(token["token-of.".Length..]))!;
        context.Request.Headers[Name] = words[0];
        context.Request.Headers[Principal] = PrincipalOf(ObjectIdOf(words[0]), words[1..]);
        return next(context);
    }

    private static string PrincipalOf(string? objectId, IEnumerable<string> roles)
    {
        var claims = new
        {
            claims = roles
                .Select(role => new { typ = "roles", val = role })
                .Concat(objectId is null ? [] : [new { typ = ObjectId, val = objectId }]),
        };
        return Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(claims));
    }
}
