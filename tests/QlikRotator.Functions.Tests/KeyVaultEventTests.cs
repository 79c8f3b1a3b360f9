using Microsoft.Extensions.Logging.Abstractions;
using QlikRotator.Application.Events;
using QlikRotator.Azure.Events;
using QlikRotator.Functions.Triggers;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Functions.Tests;

public sealed class KeyVaultEventTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Without a try of its own: nothing that starts a rotation is even there.</summary>
    [Theory]
    [InlineData("this is no event")]
    [InlineData("""{"hello":1}""")]
    [InlineData("dGhpcyBpcyBubyBldmVudA==")]
    public async Task Run_NoEvent_GoesToPoisonAtOnceAndAsItCame(string message) =>
        (await TriggerAsync(message)).ShouldBe(message);

    [Fact]
    public async Task Run_EventAboutAKey_IsDealtWith() =>
        (
            await TriggerAsync(
                """
                { "specversion": "1.0", "id": "1", "source": "/t", "type": "Microsoft.KeyVault.KeyNearExpiry",
                  "data": { "Id": "https://v.vault.azure.net/keys/k/1" } }
                """
            )
        ).ShouldBeNull();

    private static Task<string?> TriggerAsync(string message)
    {
        var trigger = new VaultEventTrigger(
            new VaultEventReader(),
            starter: null!,
            drift: null!,
            alarms: null!,
            NullLogger<VaultEventTrigger>.Instance
        );
        return new KeyVaultEvent(trigger, new EventProbe(new MemoryStore(), TimeProvider.System)).RunAsync(
            message,
            client: null!,
            Ct
        );
    }
}
