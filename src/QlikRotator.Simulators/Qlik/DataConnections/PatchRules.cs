using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>What a patch of a data connection may do; the documented restrictions, each with its refusal.</summary>
internal sealed class PatchRules(ApiCall call, DataConnection connection)
{
    private static readonly string[] HostNames = ["url", "host", "server"];

    public string? WhyNot(IReadOnlyList<PatchOperation> patch)
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
                : !credentials && patch.Any(LeadsElsewhere) ? "Changing the connection string or host needs credentials."
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

    public bool IsSeparateSecret(PatchOperation operation) => connection.SeparateCredentials && IsSecret(operation);

    /// <summary>Whether the connection would lead to another place.</summary>
    public static bool LeadsElsewhere(PatchOperation operation) =>
        operation.Path == "/qConnectStatement"
        || (IsProperty(operation) && PropertyParts(operation) is [var name] && HostNames.Contains(name));

    public static IReadOnlyList<string> PropertyParts(PatchOperation operation) => [.. JsonPath.Parts(operation.Path).Skip(1)];

    private bool IsSecret(PatchOperation operation) => connection.Source.IsSecret(PropertyParts(operation));

    private static bool IsProperty(PatchOperation operation) =>
        operation.Path.StartsWith("/connectionProperties/", StringComparison.Ordinal);
}
