using System.Diagnostics;
using System.Net;
using System.Text;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.TestSupport.Npm;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>What <c>.github/approvals-from-teams.md</c> tells people to paste, run as it stands there.</summary>
public sealed class DocumentedFlowTests
{
    private const string Key = "callback-key-canary-of-32-bytes-or-more";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConnectorCode_SignsAnAnswer_RecordedAndTheKeyStaysBehind()
    {
        await using var world = await WorldAsync();
        var asked = await AskAsync(world);
        var call = new ConnectorCall(Call(asked, "reject"), world.Http);

        using var answer = await new Script { Context = call, CancellationToken = Ct }.ExecuteAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        call.Request.Headers.Contains("X-Rotator-Key").ShouldBeFalse();
        var decision = (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldHaveSingleItem();
        (decision.By, decision.Approves, decision.Via).ShouldBe((Question.Cy, false, "flow"));
    }

    [Theory]
    [InlineData(Key, 1)]
    [InlineData("another key", 0)]
    public async Task Curl_AsDocumented_RecordedWithTheRightKeyOnly(string key, int decisions)
    {
        await using var world = await WorldAsync();
        var asked = await AskAsync(world);

        await BashAsync(
            Snippet("curl"),
            new()
            {
                ["ROTATOR"] = world.Http.BaseAddress!.GetLeftPart(UriPartial.Authority),
                ["ID"] = asked.ApprovalId,
                ["PERSON"] = Question.Cy,
                ["KEY"] = key,
            }
        );

        (await world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.Count.ShouldBe(decisions);
    }

    private static async Task<PagesWorld> WorldAsync()
    {
        var world = await PagesWorld.StartAsync(
            PageAccess.SignedIn,
            new KeyValuePair<string, string?>("Rotator:Approvals:CallbackSecret", "flow-key")
        );
        world.Vault.Vault.SetSecret("flow-key", Key);
        return world;
    }

    /// <summary>What people paste goes by the real clock.</summary>
    private static async Task<ApprovalRecord> AskAsync(PagesWorld world)
    {
        var asked = await world.AskAsync(deadline: DateTimeOffset.UtcNow.AddHours(1));
        world.Time.AdjustTime(DateTimeOffset.UtcNow);
        return asked;
    }

    private static HttpRequestMessage Call(ApprovalRecord asked, string decision) =>
        new(HttpMethod.Post, $"/api/approvals/{asked.ApprovalId}")
        {
            Headers = { { "X-Rotator-Key", Key } },
            Content = new StringContent(
                $$"""{"approvalId":"{{asked.ApprovalId}}","decision":"{{decision}}","person":"{{Question.Cy}}","reason":"not today"}""",
                Encoding.UTF8,
                "application/json"
            ),
        };

    private static string Snippet(string with)
    {
        var page = File.ReadAllText(Path.Combine(new NpmFolder("axe").Folder, "..", "..", ".github", "approvals-from-teams.md"));
        return page.Split("```bash\n")
            .Skip(1)
            .Select(part => part.Split("```")[0])
            .Single(part => part.Contains($"{with} -", StringComparison.Ordinal));
    }

    private static async Task BashAsync(string script, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var bash = Process.Start(start)!;
        await bash.StandardOutput.ReadToEndAsync(Ct);
        await bash.WaitForExitAsync(Ct);
        bash.ExitCode.ShouldBe(0);
    }

    private sealed class ConnectorCall(HttpRequestMessage request, HttpClient http) : IScriptContext
    {
        public HttpRequestMessage Request => request;

        public Task<HttpResponseMessage> SendAsync(HttpRequestMessage signed, CancellationToken cancellationToken) =>
            http.SendAsync(signed, cancellationToken);
    }
}
