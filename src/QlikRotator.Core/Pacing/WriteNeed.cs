namespace QlikRotator.Core.Pacing;

/// <summary>
/// What a rotation writes at its tenant, and as whom: Qlik counts writes per user and tenant. Plan and pace both go by it, so it is the
/// one place that knows. Signing in to prove a managed client's secret is that client's own doing and not in it.
/// </summary>
/// <param name="User">Whose budget it is; empty for the rotator's own user.</param>
/// <param name="Issue">Writes of the step that creates.</param>
/// <param name="Retire">Writes of the step that deletes.</param>
public sealed record WriteNeed(string User, int Issue, int Retire)
{
    /// <summary>Somebody else issues the value: nothing is created and nothing deleted.</summary>
    public static WriteNeed None { get; } = new("", 0, 0);

    /// <summary>One to create and one to delete, as the rotator.</summary>
    public static WriteNeed Usual { get; } = new("", 1, 1);

    public int InAll => Issue + Retire;
}
