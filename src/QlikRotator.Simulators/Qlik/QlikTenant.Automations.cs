using QlikRotator.Simulators.Qlik.Automations;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    internal AutomationStore Automations { get; }

    /// <summary>Seeds an automation.</summary>
    public SeededAutomation AddAutomation(NewAutomation seed)
    {
        lock (Gate)
        {
            Users.Get(seed.OwnerId);
            var automation = Automations.Add(seed);
            return new SeededAutomation(automation.Id, automation.ExecutionToken);
        }
    }

    /// <summary>A consumer runs the automation now; answers the run's id.</summary>
    public string AddRun(string automationId)
    {
        lock (Gate)
        {
            var automation = Automations.Get(automationId);
            return Automations.Start(automation, "api_async", automation.OwnerId).Id;
        }
    }

    /// <summary>The button "renew token" of the editor, for which there is no API.</summary>
    public SeededAutomation RenewExecutionToken(string automationId)
    {
        lock (Gate)
        {
            var automation = Automations.Get(automationId);
            automation.ExecutionToken = Automations.NewToken();
            return new SeededAutomation(automation.Id, automation.ExecutionToken);
        }
    }

    /// <summary>Every automation that exists now, in the order they were made.</summary>
    public IReadOnlyList<LiveAutomation> ListAutomations()
    {
        lock (Gate)
        {
            return [.. Automations.All.Select(Live)];
        }
    }

    /// <summary>Whether the trigger would take this token now; asking runs nothing.</summary>
    public bool AcceptsExecutionToken(string automationId, string token)
    {
        lock (Gate)
        {
            return Automations.Find(automationId) is { State: "available", RunMode: "triggered" } automation
                && automation.ExecutionToken == token;
        }
    }

    private static LiveAutomation Live(Automation automation) =>
        new(automation.Id, automation.Name, automation.OwnerId, automation.SpaceId, automation.State)
        {
            RunMode = automation.RunMode,
            Description = automation.Description,
            MaxConcurrentRuns = automation.MaxConcurrentRuns,
            RunCount = automation.Runs.Count,
            ConnectionIds = [.. automation.ConnectionIds],
        };
}
