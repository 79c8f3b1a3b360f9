using QlikRotator.Simulators.Qlik.AutomationConnections;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    internal AutomationConnectionStore AutomationConnections { get; }

    /// <summary>Seeds an automation connection; answers its id.</summary>
    public string AddAutomationConnection(NewAutomationConnection seed)
    {
        lock (Gate)
        {
            Users.Get(seed.OwnerId);
            return AutomationConnections.Add(seed).Id;
        }
    }

    /// <summary>The value that a connection holds now for a parameter.</summary>
    public string AutomationConnectionValue(string connectionId, string paramName)
    {
        lock (Gate)
        {
            return AutomationConnections.Get(connectionId).Params.Single(param => param.Name == paramName).Value;
        }
    }

    /// <summary>Whether the third party takes what the connection holds now.</summary>
    public bool AutomationConnectionWorks(string connectionId)
    {
        lock (Gate)
        {
            return AutomationConnections.Get(connectionId).IsConnected;
        }
    }
}
