using System.Security.Cryptography;
using QlikRotator.Core.Secrets;
using QlikRotator.Simulators.KeyVault;

namespace QlikRotator.Local.Demo;

/// <summary>The password of a mailbox, which its administrator changes: the rotator only hands it on.</summary>
internal sealed record DemoPassword(string Name, string Tenant, DemoMailbox Mailbox, string Policy, SecretValue OldValue)
    : DemoSubject(Name, "external", Tenant, Policy, OldValue)
{
    public override string Resource => "a mailbox";

    public override HttpRequestMessage? Trial(SecretValue value, Uri qlik) => null;

    /// <summary>From now on the mailbox takes only the new password. Its writer knows nothing of tags.</summary>
    public override SimulatedSecretVersion Renew(SimulatedVault vault)
    {
        var password = RandomNumberGenerator.GetHexString(40);
        Mailbox.Change(password);
        return vault.SetSecret(Name, password);
    }
}
