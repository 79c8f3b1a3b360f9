using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Api;

/// <param name="Secret">Name of the managed secret, or <c>vault/name</c>.</param>
/// <param name="Mode">Routine where left out.</param>
/// <param name="Credential">In leak mode: an older credential that has leaked, too.</param>
/// <param name="Reason">Recorded with the rotation.</param>
public sealed record StartBody(string? Secret, RotationMode? Mode, string? Credential = null, string? Reason = null);

/// <param name="Reason">Recorded; shown to whoever looks at the rotation later.</param>
public sealed record CancelBody(string? Reason);
