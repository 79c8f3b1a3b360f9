using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Demo;

/// <summary>A mailbox outside Qlik Cloud that a tenant and an automation send mail from.</summary>
internal sealed class DemoMailbox(QlikTenant tenant, string password)
{
    private string _password = password;

    public bool Takes(string password) => password == Volatile.Read(ref _password);

    public void Change(string password)
    {
        tenant.RefuseMailSecret(_password);
        tenant.AcceptMailSecret(password);
        Volatile.Write(ref _password, password);
    }
}
