namespace QlikRotator.Application.Pacing;

/// <summary>A step that is about to write.</summary>
/// <param name="User">Whose budget it is; empty for the rotator's own user.</param>
/// <param name="Urgent">A leaked value waits for nobody: its writes are counted and go at once.</param>
public sealed record WriteTurn(string Tenant, string User, int Writes, string RotationId, string Step, bool Urgent);
