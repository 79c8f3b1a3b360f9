namespace QlikRotator.Web.Api;

/// <summary>What can be done to many secrets with one confirmation.</summary>
public enum BulkKind
{
    Rotate,
    Pause,
    Resume,

    /// <summary>Say yes to what their rotations ask.</summary>
    Approve,
    Cancel,
}
