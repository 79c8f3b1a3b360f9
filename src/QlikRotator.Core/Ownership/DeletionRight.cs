namespace QlikRotator.Core.Ownership;

/// <summary>
/// Leave to delete one credential. Only <see cref="ResourceRegister"/> gives it, and whoever deletes must show it: what is not
/// recorded as ours, or pointed at by a person, cannot be deleted by mistake.
/// </summary>
public sealed class DeletionRight
{
    internal DeletionRight(string credentialId, string ground)
    {
        CredentialId = credentialId;
        Ground = ground;
    }

    public string CredentialId { get; }

    /// <summary>What gives the right, for the record.</summary>
    public string Ground { get; }
}
