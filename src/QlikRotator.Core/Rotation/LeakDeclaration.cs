namespace QlikRotator.Core.Rotation;

/// <summary>Somebody says that the value has leaked while a rotation of it is under way.</summary>
/// <param name="By">Who; never an approver of the same rotation.</param>
/// <param name="CredentialId">An older credential that is to die, too; null for the rotation's own old one alone.</param>
/// <param name="At">When it was said (UTC).</param>
public sealed record LeakDeclaration(string By, string? CredentialId, DateTimeOffset At)
{
    /// <summary>The campaign that said so; null for a person who spoke of this secret alone.</summary>
    public string? Campaign { get; init; }

    /// <summary>In their words; null where they gave no reason.</summary>
    public string? Why { get; init; }
}
