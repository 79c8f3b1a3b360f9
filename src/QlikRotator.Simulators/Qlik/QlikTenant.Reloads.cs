using QlikRotator.Simulators.Qlik.Reloads;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    internal ReloadStore Reloads { get; }

    /// <summary>Seeds an app whose reloads use these data connections; answers its id.</summary>
    public string AddApp(string ownerId, params IReadOnlyList<string> connectionIds)
    {
        lock (Gate)
        {
            Users.Get(ownerId);
            return Reloads.AddApp(ownerId, connectionIds).Id;
        }
    }
}
