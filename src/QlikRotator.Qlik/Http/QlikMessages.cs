using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.Http;

/// <summary>Builds what goes over the wire.</summary>
internal static class QlikMessages
{
    /// <summary>Chooses which deprecation warnings the tenant sends; no payload depends on it.</summary>
    private const string ApiVersion = "2026-08";

    private static readonly ProductInfoHeaderValue Product = new("QlikRotator", Version());

    public static HttpRequestMessage Build(QlikRequest request, Uri address, string host, SecretValue? bearer)
    {
        var message = new HttpRequestMessage(request.Method, address) { Content = ContentOf(request) };
        message.Headers.Host = host;
        message.Headers.UserAgent.Add(Product);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.Add("qlik-api-version", ApiVersion);
        if (bearer is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer.Reveal());
        }

        if (request.ExecutionToken is { } token)
        {
            message.Headers.Add("X-Execution-Token", token.Reveal());
        }

        return message;
    }

    /// <summary>What a header can hold: visible ASCII and spaces. A line break in it would begin another header.</summary>
    public static bool IsSendable(SecretValue? value) => value?.Reveal().All(letter => letter is >= ' ' and <= '~') ?? true;

    // .NET sends a request without content again by itself when a pooled connection closes: a POST always has some.
    private static HttpContent? ContentOf(QlikRequest request) =>
        request switch
        {
            { Body: { } body } => JsonContent.Create(body, body.GetType(), options: QlikJson.Options),
            _ when request.Method == HttpMethod.Post => new ByteArrayContent([]),
            _ => null,
        };

    private static string Version() =>
        typeof(QlikMessages)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";
}
