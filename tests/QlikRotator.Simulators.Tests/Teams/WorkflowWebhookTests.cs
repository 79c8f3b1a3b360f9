using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using QlikRotator.Simulators.Teams;

namespace QlikRotator.Simulators.Tests.Teams;

public sealed class WorkflowWebhookTests : TeamsTests
{
    [Fact]
    public async Task Post_GoodCard_Is202AndKept()
    {
        using var answer = await PostCardAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var kept = await Simulator.WaitForCardAsync(ct: Ct);
        kept.Card.GetProperty("body")[0].GetProperty("text").GetString().ShouldBe("Approval needed");
        kept.Received.ShouldBe(Clock.GetUtcNow());
    }

    public static TheoryData<string, object> BadCards() =>
        new()
        {
            { "type", new { } },
            { "version", With("version", "2.0") },
            { "body", With("body", "text") },
            { "type", With("body", new[] { new { text = "no type" } }) },
            { "url", With("actions", new[] { new { type = "Action.OpenUrl", url = "/relative" } }) },
            { "Action.Submit", With("actions", new[] { new { type = "Action.Submit" } }) },
            { "bytes", With("fallbackText", new string('x', 29_000)) },
        };

    [Theory]
    [MemberData(nameof(BadCards), DisableDiscoveryEnumeration = true)]
    public async Task Post_CardThatAChannelWouldNotShow_Is400WithTheReason(string reason, object card)
    {
        using var answer = await PostCardAsync(card);

        await ShouldBeRefusedAsync(answer, reason);
    }

    [Theory]
    [InlineData("not json", "JSON")]
    [InlineData("[]", "message")]
    [InlineData("""{"text":"a plain message"}""", "message")]
    [InlineData("""{"type":"message"}""", "attachment")]
    [InlineData("""{"type":"message","attachments":[]}""", "attachment")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"text/plain","content":{}}]}""", "contentType")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive"}]}""", "content")]
    public async Task Post_BodyThatIsNoCardMessage_Is400WithTheReason(string body, string reason)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(Simulator.WorkflowUrl, content, Ct);

        await ShouldBeRefusedAsync(answer, reason);
    }

    [Fact]
    public async Task Post_WithoutTheSignatureOfTheAddress_Is401()
    {
        using var answer = await Http.PostAsJsonAsync(Simulator.WorkflowUrl.GetLeftPart(UriPartial.Path), Message(Card()), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Simulator.Cards.ShouldBeEmpty();
    }

    [Fact]
    public async Task Faults_RefuseThenLoseTheAnswer_ThenAllIsWell()
    {
        Simulator.Faults.Refuse(429, retryAfter: TimeSpan.FromSeconds(7));
        Simulator.Faults.LoseAnswer();

        using var throttled = await PostCardAsync();
        throttled.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        throttled.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        Simulator.Cards.ShouldBeEmpty();
        await Should.ThrowAsync<HttpRequestException>(() => PostCardAsync());
        Simulator.Cards.Count.ShouldBe(1);
        using var accepted = await PostCardAsync();
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        Simulator.Cards.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Faults_KeepAndFail_AnswerWithTheStatusGiven()
    {
        Simulator.Faults.Add(
            new WebhookFault
            {
                Status = 504,
                AfterKeeping = true,
                Times = 1,
            }
        );

        using var answer = await PostCardAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        Simulator.Cards.Count.ShouldBe(1);
    }

    private async Task ShouldBeRefusedAsync(HttpResponseMessage answer, string reason)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        body.GetProperty("error").GetProperty("message").GetString()!.ShouldContain(reason);
        Simulator.Cards.ShouldBeEmpty();
    }

    private static Dictionary<string, object> With(string name, object value) => new(Card()) { [name] = value };
}
