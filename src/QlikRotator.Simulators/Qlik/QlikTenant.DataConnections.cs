using QlikRotator.Simulators.Qlik.DataConnections;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    internal DataConnectionStore DataConnections { get; }

    /// <summary>Seeds a data connection; answers its qID.</summary>
    /// <exception cref="ArgumentException">The owner or the data source is unknown.</exception>
    public string AddDataConnection(NewDataConnection seed)
    {
        lock (Gate)
        {
            Users.Get(seed.OwnerId);
            return DataConnections.Add(seed).Id;
        }
    }

    /// <summary>The value at a patch path, as the owner's reloads would use it; null where there is none.</summary>
    public string? DataConnectionValue(string connectionId, string path)
    {
        lock (Gate)
        {
            return DataConnections.Get(connectionId).ValueAt(path);
        }
    }

    /// <summary>Whether the source takes what the connection holds now.</summary>
    public bool DataConnectionWorks(string connectionId)
    {
        lock (Gate)
        {
            return DataConnections.Get(connectionId).Works;
        }
    }
}
