namespace QlikRotator.Web.Api;

/// <summary>What can be done to many secrets with one confirmation.</summary>
public enum BulkKind
{
    Rotate,
    Pause,
    Resume,

    /// <summary>Say yes to what their rotations ask.</summary>
    Approve,

    /// <summary>Say no to what their rotations ask; each gives its old value back.</summary>
    Reject,
    Cancel,
}
