namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>Automations and runs as the API shows them. Whoever may read an automation reads its token.</summary>
internal static class AutomationView
{
    public static object Item(Automation automation) =>
        new
        {
            id = automation.Id,
            name = automation.Name,
            description = automation.Description,
            state = automation.State,
            runMode = automation.RunMode,
            executionToken = automation.ExecutionToken,
            ownerId = automation.OwnerId,
            spaceId = automation.SpaceId,
            connectorIds = automation.ConnectorIds,
            maxConcurrentRuns = automation.MaxConcurrentRuns,
            lastRunAt = automation.LastRun?.StartTime,
            lastRunStatus = automation.LastRun?.Status,
            createdAt = automation.CreatedAt,
            updatedAt = automation.UpdatedAt,
        };

    public static object Detail(Automation automation) =>
        new
        {
            id = automation.Id,
            name = automation.Name,
            description = automation.Description,
            state = automation.State,
            runMode = automation.RunMode,
            executionToken = automation.ExecutionToken,
            ownerId = automation.OwnerId,
            spaceId = automation.SpaceId,
            workspace = automation.Workspace,
            connectorIds = automation.ConnectorIds,
            maxConcurrentRuns = automation.MaxConcurrentRuns,
            schedules = automation.Schedules,
            lastRunAt = automation.LastRun?.StartTime,
            lastRunStatus = automation.LastRun?.Status,
            lastRun = automation.LastRun is { } run ? Run(automation, run) : null,
            createdAt = automation.CreatedAt,
            updatedAt = automation.UpdatedAt,
        };

    public static object Run(Automation automation, AutomationRun run) =>
        new
        {
            id = run.Id,
            status = run.Status,
            context = run.Context,
            ownerId = automation.OwnerId,
            spaceId = automation.SpaceId,
            executedById = run.ExecutedById,
            createdAt = run.StartTime,
            startTime = run.StartTime,
            stopTime = run.StopTime,
            updatedAt = run.StopTime ?? run.StartTime,
        };
}
