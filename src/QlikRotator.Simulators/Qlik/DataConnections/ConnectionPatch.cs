using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>A JSON patch of a data connection: all of it or nothing, by the documented restrictions.</summary>
internal sealed class ConnectionPatch(ApiCall call, DataConnection connection)
{
    private readonly PatchRules _rules = new(call, connection);

    public Answer Apply()
    {
        if (PatchOperation.ReadAll(call.Body) is not { Count: > 0 } patch)
        {
            return DataErrors.BadRequest("The body must be a bare array of operations.");
        }

        if (_rules.WhyNot(patch) is { } reason)
        {
            return DataErrors.BadRequest(reason);
        }

        if (patch.Any(operation => operation.Path == "/qName" && NameIsTaken(operation)))
        {
            return DataErrors.Conflict();
        }

        foreach (var operation in patch)
        {
            ApplyOne(operation);
        }

        if (patch.Any(PatchRules.LeadsElsewhere))
        {
            // A new host must not be sent a password that was meant for the old one.
            connection.Credentials.Clear();
        }

        connection.Updated = call.Tenant.Now;
        return Answer.NoContent;
    }

    private void ApplyOne(PatchOperation operation)
    {
        var text = operation.Value.AsText();
        switch (operation.Path)
        {
            case "/qName":
                connection.Name = text!;
                break;
            case "/qConnectStatement":
                connection.Statement = text!;
                break;
            case "/space":
                connection.SpaceId = text!;
                break;
            case "/qUsername":
                SetCredential("username", userName: text, password: null);
                break;
            case "/qPassword":
                SetCredential("password", userName: null, password: text);
                break;
            default:
                ApplyProperty(operation);
                break;
        }
    }

    private void ApplyProperty(PatchOperation operation)
    {
        var parts = PatchRules.PropertyParts(operation);
        if (_rules.IsSeparateSecret(operation))
        {
            SetCredential("password", userName: null, operation.Value.AsText());
        }
        else if (operation.Operation == "remove")
        {
            JsonPath.Remove(connection.Properties, parts);
        }
        else
        {
            JsonPath.Write(connection.Properties, parts, operation.Value);
        }
    }

    private void SetCredential(string property, string? userName, string? password)
    {
        if (!connection.SeparateCredentials)
        {
            connection.Properties[property] = userName ?? password;
            return;
        }

        // UNVERIFIED whose credential a patch by somebody else changes.
        var callers = call.Tenant.Behaviour.DataConnections.PatchChangesCallersCredential;
        var userId = callers ? call.Caller.UserId : connection.OwnerId;
        call.Tenant.DataConnections.SetCredential(connection, userId, userName, password);
    }

    private bool NameIsTaken(PatchOperation operation) =>
        DataConnectionEndpoints.NameIsTaken(call.Tenant, connection, operation.Value.AsText()!);
}
