using QlikRotator.Azure.Events;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Whoever may write to the queue can send anything; so can whoever reaches the webhook.</summary>
public sealed class EventFuzzTests
{
    private static readonly string[] Deliveries =
    [
        """
            [{"id":"1","topic":"/subscriptions/0/resourceGroups/r/providers/Microsoft.KeyVault/vaults/contoso","subject":"reporting",
            "eventType":"Microsoft.KeyVault.SecretNearExpiry","eventTime":"2026-11-28T03:00:00Z","dataVersion":"1","metadataVersion":"1",
            "data":{"Id":"https://contoso.vault.azure.net/secrets/reporting/5f","VaultName":"contoso","ObjectType":"Secret",
            "ObjectName":"reporting","Version":"5f","NBF":null,"EXP":1795834800}}]
            """,
        """
            {"specversion":"1.0","id":"2","source":"/subscriptions/0/resourceGroups/r/providers/Microsoft.KeyVault/vaults/contoso",
            "subject":"reporting","type":"Microsoft.KeyVault.SecretNewVersionCreated","time":"2026-11-28T03:00:00Z",
            "data":{"Id":"https://contoso.vault.azure.net/secrets/reporting/5f","ObjectName":"reporting","Version":"5f"}}
            """,
        """[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":"512d38b6"}}]""",
    ];

    [Fact]
    public void Read_AnyDelivery_GivesEventsOrNull() =>
        Fuzz.Text(
            Deliveries,
            100,
            text => (new VaultEventReader().Read(text)?.Events ?? []).ShouldAllBe(one => one.Version.Version.Length > 0)
        );
}
