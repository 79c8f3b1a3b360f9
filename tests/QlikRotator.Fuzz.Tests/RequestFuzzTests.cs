using System.Net.Sockets;
using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;

namespace QlikRotator.Fuzz.Tests;

/// <summary>
/// Bytes on the port of the real host: requests with broken lines, headers, queries and bodies. Each is answered or its connection
/// closed; none ends in "500", and the host answers a good one afterwards.
/// </summary>
public sealed class RequestFuzzTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-fuzz-");
    private WebApplication _app = null!;
    private Uri _address = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            // Nothing listens there: what needs the vault is told so.
            ["Rotator:Vaults:0:Uri"] = "https://127.0.0.1:1",
            ["Rotator:Vaults:0:LoopbackToken"] = "t",
            ["Rotator:Tenants:0:Host"] = "acme.eu.qlikcloud.com",
            ["Rotator:Tenants:0:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:0:Auth:ClientId"] = "c",
            ["Rotator:Tenants:0:Auth:Secret"] = "s",
            ["Rotator:Approvals:CallbackSecret"] = "callback",
            ["Rotator:Ledger:Folder"] = _folder.FullName,
        };
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, json: true, attended: false);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _app = WebHost.Create(
            configuration,
            terminal,
            new Uri("http://127.0.0.1:0"),
            services => services.AddLogging(logs => logs.ClearProviders())
        );
        await _app.StartAsync(Ct);
        _address = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Request_AnyBytes_NeverBringTheHostDown()
    {
        var seeds = Seeds();
        await Mutation
            .Of(seeds)
            .SampleAsync(
                async bytes =>
                {
                    var answer = await SendAsync(bytes);
                    answer.ShouldNotStartWith("HTTP/1.1 500");
                },
                iter: Inputs.Share(90),
                threads: 1,
                print: Convert.ToHexString
            );

        (await SendAsync(Encoding.UTF8.GetBytes(seeds[0]), isWhole: true)).ShouldStartWith("HTTP/1.1 200");
    }

    private string[] Seeds()
    {
        var keys = _app.Services.GetRequiredService<LocalKeys>();
        var head = $"Host: {_address.Authority}\r\nAuthorization: Bearer {keys.Bearer}\r\nConnection: close\r\n";
        const string Start = """{"secret":"reporting","mode":"Leak"}""";
        const string Answer =
            """{"approvalId":"ID","decision":"approve","person":"cy@contoso.example","reason":"from the card"}""";
        var id = $"{new string('a', 24)}-{new string('0', 20)}";
        return
        [
            $"GET /api/rotations?limit=10&running=true HTTP/1.1\r\n{head}\r\n",
            $"GET /rotations/{new string('a', 24)} HTTP/1.1\r\n{head}Cookie: qlik-rotator-1=x\r\nSec-Fetch-Site: none\r\n\r\n",
            $"GET /api/approvals/{id}?token=abc HTTP/1.1\r\n{head}\r\n",
            $"GET /audit/export?format=csv&from=2026-01-01&to=2026-12-31 HTTP/1.1\r\n{head}\r\n",
            Post("/api/rotations/0123456789abcdef01234567/cancel", """{"reason":"no"}""", ""),
            Post("/api/rotations", Start, ""),
            Post(
                $"/api/approvals/{id}",
                Answer.Replace("ID", id, StringComparison.Ordinal),
                $"X-Rotator-Timestamp: {TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}\r\nX-Rotator-Signature: sha256={new string('a', 64)}\r\n"
            ),
            Post(
                $"/api/events/keyvault?key={keys.Events}",
                """[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]""",
                ""
            ),
            $"POST /api/rotations HTTP/1.1\r\n{head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{Start.Length:x}\r\n{Start}\r\n0\r\n\r\n",
        ];

        string Post(string path, string body, string more) =>
            $"POST {path} HTTP/1.1\r\n{head}Content-Type: application/json\r\n{more}Content-Length: {body.Length}\r\n\r\n{body}";
    }

    /// <summary>Sends; unless it is a whole request, says that no more comes, so that none waits for the rest of itself.</summary>
    private async Task<string> SendAsync(byte[] request, bool isWhole = false)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(Patience);
        using var client = new TcpClient { LingerState = new LingerOption(enable: true, seconds: 0) };
        await client.ConnectAsync(_address.Host, _address.Port, limit.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(request, limit.Token);
            if (!isWhole)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
