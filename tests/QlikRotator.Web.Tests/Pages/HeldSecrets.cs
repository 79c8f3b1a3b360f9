using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>Secrets that are held, and what they have left alive.</summary>
internal static class HeldSecrets
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SecretReference> HoldAsync(this PagesWorld world, string name)
    {
        var secret = world.Put(name, endsInDays: 85);
        var newest = (await world.Get<ISecretRegistry>().FindAsync(secret.ToString(), Ct)).Value!;
        var tags = new Dictionary<string, string>(newest.Tags) { [ManagedTags.Hold] = "person" };
        await world.Get<IVersionTags>().TagAsync(newest.Reference, tags, newest.ExpiresOn!.Value, Ct);
        return secret;
    }

    public static async Task LeaveAsync(this PagesWorld world, SecretReference secret)
    {
        var register = world.Get<CredentialRegister>();
        var newest = (await world.Get<ISecretRegistry>().FindAsync(secret.ToString(), Ct)).Value!;
        var record = register.Of(ManagedSecretParser.Parse(newest).Value!, "old", CredentialMapping.Sole, version: null);
        var met = await register.MeetAsync(record, Ct);
        await register.MoveAsync(met, CredentialState.Left, new("Held", "It is held."), Ct);
    }
}
