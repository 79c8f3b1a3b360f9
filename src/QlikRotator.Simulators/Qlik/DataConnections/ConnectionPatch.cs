using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>A JSON patch of a data connection: all of it or nothing, by the documented restrictions.</summary>
internal sealed class ConnectionPatch(ApiCall call, DataConnection connection)
{
    private static readonly string[] HostNames = ["url", "host", "server"];

    public Answer Apply()
    {
        if (PatchOperation.ReadAll(call.Body) is not { Count: > 0 } patch)
        {
            return DataErrors.BadRequest("The body must be a bare array of operations.");
        }

        if (WhyNot(patch) is { } reason)
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

        connection.Updated = call.Tenant.Now;
        return Answer.NoContent;
    }

    private string? WhyNot(IReadOnlyList<PatchOperation> patch)
    {
        var properties = patch.Where(IsProperty).ToList();
        var secrets = properties.Where(IsSecret).ToList();
        var credentials = secrets.Count > 0 || patch.Any(operation => operation.Path == "/qPassword");
        var statement = patch.Any(operation => operation.Path == "/qConnectStatement");
        return patch.Select(WhyNot).FirstOrDefault(reason => reason is not null)
            ?? (
                statement && properties.Count > 0 ? "qConnectStatement and connectionProperties exclude each other."
                : secrets.Count > 0 && patch.Any(operation => operation.Path == "/qPassword")
                    ? "qPassword and a connectionProperties secret exclude each other."
                : !credentials && (statement || properties.Exists(IsHost))
                    ? "Changing the connection string or host needs credentials."
                : connection.Source.NeedsPerson && call.Header("qlik-auth-code") is null
                    ? "This data source needs the header qlik-auth-code."
                : null
            );
    }

    private string? WhyNot(PatchOperation operation)
    {
        if (operation.Operation != "remove" && !operation.HasValue)
        {
            return "Field value is missing in the request";
        }

        if (!IsProperty(operation))
        {
            return
                operation.Path is "/qName" or "/qConnectStatement" or "/qUsername" or "/qPassword" or "/space"
                && operation.Value.AsText() is not null
                ? null
                : $"{operation.Path} cannot be patched.";
        }

        var parts = PropertyParts(operation);
        var known = parts.Count > 0 && connection.Source.Properties.Contains(parts[0]);
        var absent = known && JsonPath.Read(connection.Properties, parts) is null && !IsSeparateSecret(operation);
        return !known ? $"{operation.Path} is not a property of {connection.Source.Id}."
            : operation.Operation != "add" && absent && call.Tenant.Behaviour.DataConnections.ReplaceNeedsPresence
                ? $"{operation.Path} does not exist."
            : !absent || parts.Count == 1 || JsonPath.Read(connection.Properties, parts.SkipLast(1)) is not null ? null
            : $"{operation.Path} has no parent.";
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
                Disassociate();
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
        var parts = PropertyParts(operation);
        if (IsHost(operation))
        {
            Disassociate();
        }

        if (IsSeparateSecret(operation))
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

    // A new host must not be sent a password that was meant for the old one.
    private void Disassociate() => connection.Credentials.Clear();

    private bool NameIsTaken(PatchOperation operation) =>
        DataConnectionEndpoints.NameIsTaken(call.Tenant, connection, operation.Value.AsText()!);

    private bool IsSecret(PatchOperation operation) => connection.Source.IsSecret(PropertyParts(operation));

    private bool IsSeparateSecret(PatchOperation operation) => connection.SeparateCredentials && IsSecret(operation);

    private static bool IsHost(PatchOperation operation) =>
        IsProperty(operation) && PropertyParts(operation) is [var name] && HostNames.Contains(name);

    private static bool IsProperty(PatchOperation operation) =>
        operation.Path.StartsWith("/connectionProperties/", StringComparison.Ordinal);

    private static IReadOnlyList<string> PropertyParts(PatchOperation operation) => [.. JsonPath.Parts(operation.Path).Skip(1)];
}
