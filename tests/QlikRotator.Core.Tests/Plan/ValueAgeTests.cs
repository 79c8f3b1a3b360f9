using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Tests.Plan;

public sealed class ValueAgeTests
{
    private static readonly DateTimeOffset Issued = Some.Now.AddDays(-80);

    /// <summary>As after a vault was restored from its backup: every version is of today.</summary>
    [Fact]
    public void AsRecorded_VersionIsYoungerThanItsValue_TheValuesDateCounts()
    {
        var restored = Some.Secret with { CreatedOn = Some.Now, CredentialId = "hint2", RotationId = Some.Request.RotationId };
        var outcome = RotationOutcome.Without(OutcomeKind.Rotated, new("Done", "Done.")) with
        {
            New = new StagedCredential(Some.Reference.At("v2"), "hint2", Issued, null),
        };

        ValueAge.AsRecorded(restored, Some.Record(outcome)).CreatedOn.ShouldBe(Issued);
        ValueAge.AsRecorded(restored with { CredentialId = "hint3" }, Some.Record(outcome)).CreatedOn.ShouldBe(Some.Now);
        ValueAge
            .AsRecorded(restored with { CreatedOn = Issued.AddDays(-1) }, Some.Record(outcome))
            .CreatedOn.ShouldBe(Issued.AddDays(-1));
    }

    /// <summary>The version that gives an old value back is younger than the rotation that failed, and the value is older.</summary>
    [Fact]
    public void AsRecorded_OldValueWasGivenBack_IsAtLeastAsOldAsThatRotation()
    {
        var record = Some.Record(RotationOutcome.Without(OutcomeKind.Restored, new("Unhealthy", "No."))) with
        {
            StartedAt = Some.Now.AddDays(-3),
        };
        var given = Some.Secret with { CreatedOn = Some.Now, RotationId = RotationId.MarkerOfRestored(record.RotationId) };

        ValueAge.AsRecorded(given, record).CreatedOn.ShouldBe(Some.Now.AddDays(-3));
    }

    [Fact]
    public void AsRecorded_NoRotationWroteIt_IsAsOldAsItsVersion() =>
        ValueAge.AsRecorded(Some.Secret, writer: null).ShouldBe(Some.Secret);
}
