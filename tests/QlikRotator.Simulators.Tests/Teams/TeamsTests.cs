using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Simulators.Teams;

namespace QlikRotator.Simulators.Tests.Teams;

public abstract class TeamsTests : IAsyncLifetime
{
    private protected TeamsTests() { }

    private protected HttpClient Http { get; } = new();

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));

    private protected TeamsSimulator Simulator { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        Simulator = await TeamsSimulator.StartAsync(new TeamsSimulatorOptions { TimeProvider = Clock }, Ct);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http.Dispose();
        await Simulator.DisposeAsync();
    }

    private protected Task<HttpResponseMessage> PostCardAsync(object? card = null) =>
        Http.PostAsJsonAsync(Simulator.WorkflowUrl, Message(card ?? Card()), Ct);

    private protected static object Message(object card, string type = "message") =>
        new { type, attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } };

    private protected static Dictionary<string, object> Card() =>
        new()
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new[] { new { type = "TextBlock", text = "Approval needed" } },
            ["actions"] = new[]
            {
                new
                {
                    type = "Action.OpenUrl",
                    title = "Open",
                    url = "https://rotator.example/approvals/1",
                },
            },
        };
}
