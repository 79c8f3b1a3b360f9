using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Reloads;

internal sealed class ReloadStore(QlikTenant tenant)
{
    private readonly List<App> _apps = [];
    private readonly List<Reload> _reloads = [];

    public IReadOnlyList<Reload> All => _reloads;

    public App? FindApp(string? id) => _apps.Find(app => app.Id == id);

    public Reload? Find(string id) => _reloads.Find(reload => reload.Id == id);

    public App AddApp(string ownerId, IReadOnlyList<string> connectionIds)
    {
        var app = new App(Ids.Guid(), ownerId, connectionIds);
        _apps.Add(app);
        return app;
    }

    public Reload Start(App app, string userId)
    {
        var reload = new Reload(Ids.Hex(24), app, userId, _reloads.Count + 1) { CreationTime = tenant.Now };
        _reloads.Add(reload);
        return reload;
    }

    /// <summary>Each look moves a reload on by one state; it ends well if every connection of its app works then.</summary>
    public void Look(Reload reload)
    {
        if (reload.Status == "RELOADING")
        {
            reload.Status = reload.App.ConnectionIds.All(id => tenant.DataConnections.Get(id).Works) ? "SUCCEEDED" : "FAILED";
            reload.EndTime = tenant.Now;
        }
        else if (reload.Status == "QUEUED")
        {
            reload.Status = "RELOADING";
        }
    }
}
