using QlikRotator.Core.Secrets;

namespace QlikRotator.Local.Demo;

/// <summary>A managed secret of the demo's estate.</summary>
/// <param name="OldValue">What it was seeded with, to be tried at the end.</param>
internal sealed record DemoSecret(string Name, string Tenant, string ClientId, string Policy, SecretValue OldValue);
