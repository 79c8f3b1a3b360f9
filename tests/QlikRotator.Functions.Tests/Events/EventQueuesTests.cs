using Azure.Identity;
using Microsoft.Extensions.Configuration;
using QlikRotator.Core.Workflow;
using QlikRotator.Functions.Events;

namespace QlikRotator.Functions.Tests.Events;

public sealed class EventQueuesTests(AzuriteQueues azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LocalQueues_ConnectionString_MakesAllThree_AndAgain()
    {
        var queues = await OnAzuriteAsync();

        await new LocalQueues(queues).StartAsync(Ct);
        await new LocalQueues(queues).StartAsync(Ct);

        foreach (var name in new[] { "key-vault-events", "key-vault-events-poison", "key-vault-events-kept" })
        {
            (await (await azurite.OpenAsync(name)).ExistsAsync(Ct)).Value.ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task LocalQueues_Identity_LeavesThemToTheInfrastructure() =>
        await new LocalQueues(Of(("AzureWebJobsStorage:accountName", "nobody"))).StartAsync(Ct);

    [Fact]
    public async Task Keep_Message_IsThereAsItCame_AndNeverExpires()
    {
        var queues = await OnAzuriteAsync();
        await new LocalQueues(queues).StartAsync(Ct);
        var queue = await azurite.OpenAsync(EventQueues.Kept);
        await queue.ClearMessagesAsync(Ct);
        var kept = new KeptEventQueue(queues);

        (await kept.IsEmptyAsync(Ct)).ShouldBeTrue();
        await kept.KeepAsync("""{"hello":1}""", Ct);

        (await kept.IsEmptyAsync(Ct)).ShouldBeFalse();
        var message = (await queue.ReceiveMessageAsync(cancellationToken: Ct)).Value;
        message.Body.ToString().ShouldBe("""{"hello":1}""");
        message.ExpiresOn!.Value.Year.ShouldBe(9999);
        kept.Address.ShouldBe(queue.Uri);
    }

    [Fact]
    public async Task Keep_NoSuchQueue_IsToBeTriedAgain()
    {
        var kept = new KeptEventQueue(
            Of(("AzureWebJobsStorage", (await azurite.ConnectionStringAsync()).Replace("/tests;", "/no;")))
        );

        (await Should.ThrowAsync<TryAgainException>(() => kept.KeepAsync("m", Ct))).Reason.Code.ShouldBe("QueueUnreachable");
    }

    [Theory]
    [InlineData("AzureWebJobsStorage:accountName", "contosohost")]
    [InlineData("AzureWebJobsStorage:queueServiceUri", "https://contosohost.queue.core.windows.net/")]
    public void Open_Identity_IsTheHostsAccount(string setting, string value) =>
        Of((setting, value))
            .Open(EventQueues.Events)
            .Uri.ShouldBe(new Uri("https://contosohost.queue.core.windows.net/key-vault-events"));

    [Fact]
    public void Open_NothingConfigured_NamesTheSettings() =>
        Should
            .Throw<InvalidOperationException>(() => Of().Open(EventQueues.Events))
            .Message.ShouldContain("AzureWebJobsStorage__accountName");

    private async Task<EventQueues> OnAzuriteAsync() => Of(("AzureWebJobsStorage", await azurite.ConnectionStringAsync()));

    private static EventQueues Of(params (string Name, string Value)[] settings) =>
        new(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => (string?)one.Value))
                .Build(),
            new DefaultAzureCredential()
        );
}
