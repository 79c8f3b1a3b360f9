using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Automations;

internal sealed class AutomationStore(QlikTenant tenant)
{
    private const int TokenLength = 64;

    private readonly List<Automation> _automations = [];
    private long _sequence;

    public IReadOnlyList<Automation> All => _automations;

    public Automation? Find(string id) => _automations.Find(automation => automation.Id == id);

    public Automation Get(string id) => Find(id) ?? throw new ArgumentException($"No automation {id}.", nameof(id));

    public void Remove(Automation automation) => _automations.Remove(automation);

    public string NewToken() => tenant.Issued(Ids.Mixed(TokenLength));

    public Automation Add(NewAutomation seed)
    {
        var automation = new Automation(Ids.Guid(), ++_sequence)
        {
            Name = seed.Name,
            OwnerId = seed.OwnerId,
            ExecutionToken = NewToken(),
            Workspace = StartBlock.WorkspaceFor(seed.RunMode, seed.ConnectionIds),
            CreatedAt = tenant.Now,
            UpdatedAt = tenant.Now,
            Description = seed.Description,
            SpaceId = seed.SpaceId,
            State = seed.State,
            MaxConcurrentRuns = seed.MaxConcurrentRuns,
            ConnectorIds = seed.ConnectorIds,
            RunsFail = seed.RunsFail,
        };
        _automations.Add(automation);
        return automation;
    }

    /// <summary>A copy with a new id and a new token; what else it takes along is a matter of the switches.</summary>
    public Automation Copy(Automation original, string name, string ownerId)
    {
        var keeps = tenant.Behaviour.Automations;
        var copy = new Automation(Ids.Guid(), ++_sequence)
        {
            Name = name,
            OwnerId = ownerId,
            ExecutionToken = NewToken(),
            Workspace = (JsonObject)original.Workspace.DeepClone(),
            CreatedAt = tenant.Now,
            UpdatedAt = tenant.Now,
            Description = keeps.CopyKeepsDescription ? original.Description : null,
            SpaceId = keeps.CopyKeepsSpace ? original.SpaceId : "",
            State = keeps.CopyStartsDisabled ? "disabled" : original.State,
            MaxConcurrentRuns = keeps.CopyKeepsConcurrency ? original.MaxConcurrentRuns : 1,
            ConnectorIds = original.ConnectorIds,
            RunsFail = original.RunsFail,
        };
        if (ownerId != original.OwnerId)
        {
            // Connections belong to people: a new owner has none of them.
            ConnectionBlocks.Detach(copy.Workspace);
        }

        _automations.Add(copy);
        return copy;
    }

    public AutomationRun Start(Automation automation, string context, string executedById)
    {
        var run = new AutomationRun(Ids.Guid(), ++_sequence, context)
        {
            ExecutedById = executedById,
            StartTime = tenant.Now,
            LooksLeft = tenant.Behaviour.Automations.LooksUntilFinished,
        };
        automation.Runs.Add(run);
        return run;
    }

    /// <summary>Lets a run go on by one look; a run that ends is audited.</summary>
    public void Look(Automation automation, AutomationRun run)
    {
        if (run.StopTime is not null || run.LooksLeft-- > 0)
        {
            return;
        }

        run.Status = automation.RunsFail ? "failed" : "finished";
        run.StopTime = tenant.Now;
        var data = new
        {
            automationId = automation.Id,
            runId = run.Id,
            status = run.Status,
        };
        tenant.Audits.Add("com.qlik.v1.automation.run.ended", automation.OwnerId, data);
    }
}
