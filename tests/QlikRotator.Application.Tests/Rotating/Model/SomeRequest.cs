using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>An ordinary request, for tests to which it is the same what is rotated.</summary>
internal static class SomeRequest
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly SecretVersionReference Subject = new(new Uri("https://contoso.vault.azure.net/"), "billing", "v1");

    public static readonly RotationRequest Routine = new(
        RotationId.For(Subject),
        Subject,
        ModelRun.Policy,
        RotationMode.Routine,
        RotationTrigger.Schedule,
        "sweep",
        Now
    );
}
