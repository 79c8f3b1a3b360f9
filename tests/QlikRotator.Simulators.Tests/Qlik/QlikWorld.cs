using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

/// <summary>A running simulator with two tenants, a clock that stands still, and a plain client that follows no redirects.</summary>
internal sealed class QlikWorld : IAsyncDisposable
{
    public const string AcmeHost = "acme.eu.qlikcloud.com";
    public const string GlobexHost = "globex.us.qlikcloud.com";
    public const string OrganizationHost = "console.qlikcloud.com";

    private readonly HttpClient _http;

    private QlikWorld(QlikSimulator simulator, FakeTimeProvider time)
    {
        Simulator = simulator;
        Time = time;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = simulator.Address };
    }

    public QlikSimulator Simulator { get; }

    public FakeTimeProvider Time { get; }

    public QlikTenant Acme => Simulator.Tenant(AcmeHost);

    public QlikTenant Organization => Simulator.Tenant(OrganizationHost);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<QlikWorld> StartAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero));
        var options = new QlikSimulatorOptions
        {
            TimeProvider = time,
            Tenants = [AcmeHost, GlobexHost],
            Organizations = [OrganizationHost],
        };
        return new QlikWorld(await QlikSimulator.StartAsync(options, Ct), time);
    }

    public async Task<Reply> SendAsync(Ask ask)
    {
        using var request = new HttpRequestMessage(new HttpMethod(ask.Method), ask.Path) { Content = ContentOf(ask) };
        request.Headers.Host = ask.Host;
        if (ask.Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ask.Token);
        }

        foreach (var (name, value) in ask.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, Ct);
        return await Reply.FromAsync(response, Ct);
    }

    public Task<Reply> GetAsync(string path, string token) => SendAsync(new Ask("GET", path) { Token = token });

    public Task<Reply> PostAsync(string path, string? token, object? body = null) =>
        SendAsync(new Ask("POST", path) { Token = token, Body = body });

    public Task<Reply> PutAsync(string path, string token, object body) =>
        SendAsync(new Ask("PUT", path) { Token = token, Body = body });

    public Task<Reply> PatchAsync(string path, string token, object body) =>
        SendAsync(new Ask("PATCH", path) { Token = token, Body = body });

    public Task<Reply> DeleteAsync(string path, string token) => SendAsync(new Ask("DELETE", path) { Token = token });

    public Task<Reply> AskForTokenAsync(string clientId, string secret, string? scope = null) =>
        PostAsync(
            "/oauth/token",
            token: null,
            new
            {
                client_id = clientId,
                client_secret = secret,
                grant_type = "client_credentials",
                scope,
            }
        );

    /// <summary>An administrator's access token, from a client of its own.</summary>
    public async Task<string> AdminTokenAsync()
    {
        var client = Acme.AddOAuthClient(new NewOAuthClient { Name = "administrator" });
        return await TokenOfAsync(client);
    }

    public async Task<string> TokenOfAsync(SeededOAuthClient client, string? scope = null)
    {
        var reply = await AskForTokenAsync(client.ClientId, client.Secret, scope);
        return reply.Body["access_token"]!.GetValue<string>();
    }

    /// <summary>A token with which a client acts as a user.</summary>
    public async Task<string> ImpersonateAsync(string userId, params string[] scopes)
    {
        var client = Acme.AddOAuthClient(
            new NewOAuthClient
            {
                GrantTypes = ["urn:qlik:oauth:user-impersonation"],
                Scopes = scopes.Length == 0 ? ["user_default"] : scopes,
            }
        );
        var reply = await PostAsync(
            "/oauth/token",
            token: null,
            new
            {
                client_id = client.ClientId,
                client_secret = client.Secret,
                grant_type = "urn:qlik:oauth:user-impersonation",
                user_lookup = new { field = "userId", value = userId },
            }
        );
        return reply.Body["access_token"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Simulator.DisposeAsync();
    }

    private static HttpContent? ContentOf(Ask ask) =>
        ask.Body switch
        {
            null => ask.Method == "POST" ? new ByteArrayContent([]) : null,
            HttpContent content => content,
            JsonNode node => JsonContent.Create(node),
            var body => JsonContent.Create(body, body.GetType()),
        };
}
