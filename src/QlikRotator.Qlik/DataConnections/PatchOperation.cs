using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>One entry of a JSON patch. The body is a bare array of these.</summary>
internal sealed record PatchOperation(string Op, string Path, SecretValue Value);
