using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>Credentials that are kept apart from their connections, and the names of a data source's properties.</summary>
internal static class DataCredentialEndpoints
{
    private const string Path = "/api/v1/data-credentials";

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get("/api/v1/data-sources/{id}/api-specs", ErrorShape.Plain, Specification),
        ApiRoute.Get(Path + "/{id}", ErrorShape.NumberStatus, Read),
        ApiRoute.Patch(Path + "/{id}", ErrorShape.NumberStatus, Patch),
        ApiRoute.Put(Path + "/{id}", ErrorShape.NumberStatus, Replace),
        ApiRoute.Post(Path + "/actions/filter-orphan", ErrorShape.NumberStatus, Orphans),
    ];

    private static Answer Specification(ApiCall call) =>
        DataSource.Find(call.Route("id")) is { } source
            ? Answer.Ok(
                new
                {
                    connectorProvider = source.ConnectorType,
                    connectorVersion = "1.0.0",
                    connectionProperties = source.Properties.ToDictionary(name => name, _ => "value"),
                }
            )
            : Answer.Fail(404, "DCAAS-2001", "Data source is not enabled.");

    private static Answer Read(ApiCall call) => With(call, credential => Answer.Ok(Show(call.Tenant, credential)));

    private static Answer Patch(ApiCall call) =>
        With(
            call,
            credential =>
            {
                var patch = PatchOperation.ReadAll(call.Body);
                if (patch is not { Count: > 0 } || !patch.All(IsValid))
                {
                    return DataErrors.BadRequest("The patch is not valid.");
                }

                foreach (var operation in patch)
                {
                    Apply(credential, operation.Path, operation.Value.AsText()!);
                }

                credential.Updated = call.Tenant.Now;
                return Answer.NoContent;
            }
        );

    private static Answer Replace(ApiCall call) =>
        With(
            call,
            credential =>
            {
                string[] required = ["qName", "qType", "qUsername", "qPassword"];
                if (required.FirstOrDefault(field => call.Fields.Text(field) is null) is { } missing)
                {
                    return DataErrors.BadRequest($"Field {missing} is missing in the request");
                }

                foreach (var field in required)
                {
                    Apply(credential, $"/{field}", call.Fields.Text(field)!);
                }

                credential.Updated = call.Tenant.Now;
                return Answer.NoContent;
            }
        );

    private static Answer Orphans(ApiCall call)
    {
        if (!call.Caller.IsAdmin)
        {
            return DataErrors.Forbidden();
        }

        var source = call.Fields.Text("datasourceID");
        var orphans = call
            .Tenant.DataConnections.Credentials.Where(credential =>
                call.Tenant.DataConnections.CountUses(credential) == 0 && (source ?? credential.SourceId) == credential.SourceId
            )
            .Select(credential => Show(call.Tenant, credential))
            .ToList();
        return Answer.Ok(new { data = orphans, count = orphans.Count });
    }

    private static bool IsValid(PatchOperation operation) =>
        operation.Operation != "remove"
        && operation.Path is "/qName" or "/qUsername" or "/qPassword"
        && operation.Value.AsText() is not null;

    private static void Apply(DataCredential credential, string path, string value)
    {
        credential.Name = path == "/qName" ? value : credential.Name;
        credential.UserName = path == "/qUsername" ? value : credential.UserName;
        credential.Password = path == "/qPassword" ? value : credential.Password;
    }

    // Other people's credentials do not exist for the caller.
    private static Answer With(ApiCall call, Func<DataCredential, Answer> work) =>
        call.Tenant.DataConnections.FindCredential(call.Route("id")) is { } credential && credential.UserId == call.Caller.UserId
            ? work(credential)
            : DataErrors.NotFound("Credential not found");

    private static object Show(QlikTenant tenant, DataCredential credential) =>
        new
        {
            qID = credential.Id,
            qName = credential.Name,
            qType = credential.ConnectorType,
            datasourceID = credential.SourceId,
            user = credential.UserId,
            qConnCount = tenant.DataConnections.CountUses(credential),
            created = credential.Created,
            updated = credential.Updated,
            links = new { self = new { href = tenant.Link($"{Path}/{credential.Id}") } },
        };
}
