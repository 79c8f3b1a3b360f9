using QlikRotator.Core.Secrets;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>The first act: somebody replaces a secret by hand, and whoever has the old one stands still until they are told.</summary>
internal sealed class DemoOldWay(DemoEstate estate, Terminal terminal)
{
    public async Task PlayAsync(DemoProof proof, CancellationToken ct)
    {
        var tenant = estate.Qlik.Tenant(DemoEstate.Globex);
        var client = tenant.AddOAuthClient(new() { Name = "by-hand" });
        var consumer = new DemoSecret("by-hand", DemoEstate.Globex, client.ClientId, "none", new SecretValue(client.Secret));
        terminal.SayBold("1. The old way: by hand");
        await SayAsync("The consumer signs in with its copy", consumer, consumer.OldValue, proof, ct);
        tenant.RemoveClientSecret(client.ClientId, client.Hint);
        var fresh = tenant.AddClientSecret(client.ClientId);
        await SayAsync("Somebody replaces the secret; the consumer has its old copy", consumer, consumer.OldValue, proof, ct);
        await SayAsync("Later, somebody hands the new value over", consumer, new SecretValue(fresh.Value), proof, ct);
        terminal.Say("In between nothing worked, and nothing says for how long.");
        terminal.Say("");
    }

    private async Task SayAsync(string what, DemoSecret consumer, SecretValue value, DemoProof proof, CancellationToken ct)
    {
        var works = await proof.IsAcceptedAsync(consumer, value, ct) == true;
        terminal.Say($"   {(works ? "works" : "FAILS"), -6} {what}");
    }
}
