using QlikRotator.Azure.Events;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.KeyVault.Events;
using VaultEvent = QlikRotator.Application.Events.VaultEvent;

namespace QlikRotator.Azure.Tests.Events;

public sealed class VaultEventReaderTests
{
    /// <summary>The example of Azure's documentation, with other names.</summary>
    private const string Documented = """
        [ { "id": "00eccf70-95a7-4e7c-8299-2eb17ee9ad64",
            "topic": "/subscriptions/0000/resourceGroups/contoso/providers/Microsoft.KeyVault/vaults/contoso",
            "subject": "reporting", "eventType": "Microsoft.KeyVault.SecretNearExpiry", "eventTime": "2026-05-01T12:00:00.0000000Z",
            "data": { "Id": "https://contoso.vault.azure.net/secrets/reporting/ee059b2bb5bc48398a53b168c6cdcb10", "VaultName": "contoso",
                      "ObjectType": "Secret", "ObjectName": "reporting", "Version": "ee059b2bb5bc48398a53b168c6cdcb10", "NBF": 1559081980, "EXP": 1559082102 },
            "dataVersion": "1", "metadataVersion": "1" } ]
        """;

    [Fact]
    public void Read_DocumentedEvent_NamesTriggerAndVersion() =>
        new VaultEventReader()
            .Read(Documented)
            .Events.ShouldBe([
                new VaultEvent(
                    RotationTrigger.NearExpiry,
                    new SecretVersionReference(
                        new Uri("https://contoso.vault.azure.net/"),
                        "reporting",
                        "ee059b2bb5bc48398a53b168c6cdcb10"
                    )
                ),
            ]);

    [Theory]
    [InlineData(VaultEventKind.NearExpiry, EventSchema.EventGrid, RotationTrigger.NearExpiry)]
    [InlineData(VaultEventKind.Expired, EventSchema.CloudEvents, RotationTrigger.Expired)]
    [InlineData(VaultEventKind.NewVersionCreated, EventSchema.CloudEvents, RotationTrigger.NewVersion)]
    public async Task Read_SimulatedEvent_InEitherEnvelope(VaultEventKind kind, EventSchema schema, RotationTrigger trigger)
    {
        await using var simulator = await KeyVaultSimulator.StartAsync(new(), TestContext.Current.CancellationToken);
        var version = simulator.Vault.SetSecret("reporting", "value");

        var read = new VaultEventReader().Read(simulator.Vault.RenderEvent(kind, version, schema));

        var reference = new SecretVersionReference(simulator.Address, "reporting", version.Version);
        read.Events.ShouldBe([new VaultEvent(trigger, reference)]);
        read.ValidationCode.ShouldBeNull();
    }

    [Fact]
    public void Read_ValidationRequest_FindsTheCode()
    {
        var read = new VaultEventReader().Read(
            Event("Microsoft.EventGrid.SubscriptionValidationEvent", """{ "validationCode": "512d38b6" }""")
        );

        read.ValidationCode.ShouldBe("512d38b6");
        read.Events.ShouldBeEmpty();
        read.LeftOut.ShouldBeEmpty();
        read.Problem.ShouldBeNull();
    }

    [Fact]
    public void Read_EventAboutAKey_IsLeftOutByName()
    {
        var read = new VaultEventReader().Read(
            Event("Microsoft.KeyVault.KeyNearExpiry", """{ "Id": "https://v.vault.azure.net/keys/k/1" }""")
        );

        read.LeftOut.ShouldBe(["Microsoft.KeyVault.KeyNearExpiry"]);
        read.Events.ShouldBeEmpty();
        read.Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{ "Id": "https://v.vault.azure.net/keys/k/1" }""")]
    [InlineData("""{ "Id": "https://v.vault.azure.net/secrets/reporting" }""")]
    [InlineData("""{ "Id": "reporting" }""")]
    [InlineData("{}")]
    public void Read_SecretEventWithoutASecret_IsAProblem(string data)
    {
        var read = new VaultEventReader().Read(Event("Microsoft.KeyVault.SecretNearExpiry", data));

        read.Problem!.Code.ShouldBe("NotASecret");
        read.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Read_GoodAndBadTogether_GivesTheGoodOneAndTheProblem()
    {
        var good = Event("Microsoft.KeyVault.SecretExpired", """{ "Id": "https://v.vault.azure.net/secrets/reporting/1" }""");
        var bad = Event("Microsoft.KeyVault.SecretExpired", """{ "Id": "https://v.vault.azure.net/keys/k/1" }""");

        var read = new VaultEventReader().Read($"{good[..^1]},{bad[1..]}");

        read.Events.ShouldHaveSingleItem().Version.Name.ShouldBe("reporting");
        read.Problem!.Code.ShouldBe("NotASecret");
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no event")]
    [InlineData("""{"hello":1}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[ 1 ]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("""[ { "eventType": 7 } ]""")]
    [InlineData("""[ { "eventType": "Microsoft.KeyVault.SecretNearExpiry" } ]""")]
    [InlineData("""{ "specversion": "1.0", "type": "Microsoft.KeyVault.SecretNearExpiry" }""")]
    public void Read_NoEvent_IsAProblem(string json)
    {
        var read = new VaultEventReader().Read(json);

        read.Problem!.Code.ShouldBe("NotAnEvent");
        read.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Read_DataOfAnotherShape_IsAProblem() =>
        new VaultEventReader().Read(Event("Microsoft.KeyVault.SecretNearExpiry", "\"text\"")).Problem.ShouldNotBeNull();

    private static string Event(string type, string data) =>
        $$"""
            [{ "id": "1", "topic": "/t", "subject": "s", "eventType": "{{type}}", "eventTime": "2026-05-01T12:00:00Z",
               "data": {{data}}, "dataVersion": "1", "metadataVersion": "1" }]
            """;
}
