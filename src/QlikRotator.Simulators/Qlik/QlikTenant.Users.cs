namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    /// <summary>Seeds a user; answers the id.</summary>
    public string AddUser(NewUser user)
    {
        lock (Gate)
        {
            return Users.Add(user).Id;
        }
    }

    /// <summary>Disables or enables a user; a disabled user's credentials are refused.</summary>
    public void SetUserDisabled(string userId, bool disabled)
    {
        lock (Gate)
        {
            Users.Get(userId).Disabled = disabled;
        }
    }

    /// <summary>Gives or takes the <c>api-keys</c> permission; a bot user has it only after it was given.</summary>
    public void SetMayManageApiKeys(string userId, bool allowed)
    {
        lock (Gate)
        {
            Users.Get(userId).MayManageApiKeys = allowed;
        }
    }

    /// <summary>The bot user of a client, created if need be.</summary>
    public string BotUserOf(string clientId)
    {
        lock (Gate)
        {
            return Users.BotFor(Clients.Get(clientId)).Id;
        }
    }
}
