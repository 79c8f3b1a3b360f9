using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>Why the start page offers no start.</summary>
public sealed record RunningRotation(string Secret, RotationRecord Rotation);
