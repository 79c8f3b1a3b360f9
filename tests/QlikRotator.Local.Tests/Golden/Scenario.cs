using QlikRotator.Core.Rotation;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Golden;

/// <summary>A request and a world that plays one story with it.</summary>
/// <param name="Nudges">When, after the beginning, somebody nudges.</param>
internal sealed record Scenario(
    string Name,
    OutcomeKind Expected,
    RotationRequest Request,
    ScriptedWorld World,
    params TimeSpan[] Nudges
);
