using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Email;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    internal EmailStore Email { get; }

    /// <summary>Test mails that were sent.</summary>
    public int TestMailsSent
    {
        get
        {
            lock (Gate)
            {
                return Email.TestMailsSent;
            }
        }
    }

    /// <summary>Seeds the mail configuration and makes the mail provider accept its secret.</summary>
    public void SetEmailConfig(NewEmailConfig seed)
    {
        lock (Gate)
        {
            Email.Server.Accept(Issued(seed.Secret));
            Email.Server.TakesOthers = seed.ProviderTakesOthers;
            var fields = (JsonObject)seed.Fields.DeepClone();
            Email.Config = new EmailConfig(seed.Provider, fields, seed.Secret) { IsOld = seed.IsOld, ModificationTime = Now };
        }
    }

    /// <summary>Makes the mail provider accept a password or client secret from now on.</summary>
    public void AcceptMailSecret(string secret)
    {
        lock (Gate)
        {
            Email.Server.Accept(Issued(secret));
        }
    }

    /// <summary>Makes the mail provider refuse a password or client secret from now on.</summary>
    public void RefuseMailSecret(string secret)
    {
        lock (Gate)
        {
            Email.Server.Refuse(secret);
        }
    }

    /// <summary>Unlocks the mailbox after too many failed sign-ins.</summary>
    public void UnlockMailbox()
    {
        lock (Gate)
        {
            Email.Server.Unlock();
        }
    }

    /// <summary>Whether the mail provider has locked the mailbox.</summary>
    public bool MailboxIsLocked()
    {
        lock (Gate)
        {
            return Email.Server.Locked;
        }
    }

    /// <summary>The provider's fields without the secret; null without a configuration.</summary>
    public JsonObject? EmailFields()
    {
        lock (Gate)
        {
            return (JsonObject?)Email.Config?.Fields.DeepClone();
        }
    }

    /// <summary>The secret that the mail configuration holds now; null without one.</summary>
    public string? EmailSecret()
    {
        lock (Gate)
        {
            return Email.Config?.Secret;
        }
    }
}
