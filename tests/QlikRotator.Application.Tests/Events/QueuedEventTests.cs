using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using QlikRotator.Application.Events;
using QlikRotator.Azure.Events;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.KeyVault.Events;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Events;

/// <summary>What Event Grid puts into a queue, from the text of the message to the rotation.</summary>
public sealed class QueuedEventTests : IAsyncLifetime
{
    private readonly StartingRig _rig = new();
    private KeyVaultSimulator _vault = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vault = await KeyVaultSimulator.StartAsync(new(), Ct);

    public async ValueTask DisposeAsync()
    {
        await _vault.DisposeAsync();
        _rig.Dispose();
    }

    [Theory]
    [InlineData(EventSchema.EventGrid, true)]
    [InlineData(EventSchema.EventGrid, false)]
    [InlineData(EventSchema.CloudEvents, true)]
    [InlineData(EventSchema.CloudEvents, false)]
    public async Task Receive_FiveTimes_StartsOneRotation(EventSchema schema, bool base64)
    {
        var message = NearExpiry(schema, base64);

        for (var time = 0; time < 5; time++)
        {
            (await ReceiveAsync(message)).ShouldBeNull();
        }

        _rig.Host.Started.Values.ShouldHaveSingleItem().RequestedBy.ShouldBe("event-grid");
    }

    [Theory]
    [InlineData("this is no event")]
    [InlineData("""{"hello":1}""")]
    [InlineData("")]
    [InlineData("hello123")]
    public async Task Receive_NoEvent_SaysThatItNeverWillBeOne(string message)
    {
        (await ReceiveAsync(message))!.Code.ShouldBe("NotAnEvent");
        (await ReceiveAsync(Base64(message)))!.Code.ShouldBe("NotAnEvent");
        _rig.Host.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Receive_VaultIsDown_IsToBeTriedAgain()
    {
        var message = NearExpiry(EventSchema.CloudEvents, base64: true);
        _rig.ComeBackAt = _rig.Time.GetUtcNow();

        await Should.ThrowAsync<TryAgainException>(() => ReceiveAsync(message));
    }

    private string NearExpiry(EventSchema schema, bool base64)
    {
        var version = _vault.Vault.SetSecret("reporting", "value");
        _rig.Put(version: version.Version);
        var json = _vault.Vault.RenderEvent(VaultEventKind.NearExpiry, version, schema);
        return base64 ? Base64(json) : json;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private Task<Reason?> ReceiveAsync(string message)
    {
        var trigger = new VaultEventTrigger(
            new VaultEventReader(),
            _rig.Starter,
            _rig.Drift,
            _rig.Alarms,
            NullLogger<VaultEventTrigger>.Instance
        );
        return trigger.ReceiveAsync(QueueText.Decode(message), _rig.Host, Ct);
    }
}
