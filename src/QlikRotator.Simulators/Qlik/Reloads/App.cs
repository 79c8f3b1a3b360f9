namespace QlikRotator.Simulators.Qlik.Reloads;

/// <summary>An app, of which only its reloads matter here.</summary>
internal sealed record App(string Id, string OwnerId, IReadOnlyList<string> ConnectionIds);
