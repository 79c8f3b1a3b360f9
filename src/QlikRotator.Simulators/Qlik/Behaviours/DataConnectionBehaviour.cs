namespace QlikRotator.Simulators.Qlik;

/// <summary>Switches for data connections.</summary>
public sealed class DataConnectionBehaviour
{
    /// <summary>UNVERIFIED: what stands for a secret property in answers; null shows the value itself.</summary>
    public string? Mask { get; set; } = "********";

    /// <summary>Whether lists are cut short and carry <c>errors[]</c>.</summary>
    public bool ListsArePartial { get; set; }

    /// <summary>UNVERIFIED: whether <c>replace</c> of a property that is absent is refused.</summary>
    public bool ReplaceNeedsPresence { get; set; } = true;

    /// <summary>UNVERIFIED: whether a patch of separate credentials by somebody else leaves the owner's alone.</summary>
    public bool PatchChangesCallersCredential { get; set; } = true;
}
