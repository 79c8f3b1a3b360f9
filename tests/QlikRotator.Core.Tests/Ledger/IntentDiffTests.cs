using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;

namespace QlikRotator.Core.Tests.Ledger;

public sealed class IntentDiffTests
{
    private static readonly IntentRecord Intent = new("rotation", ["old1", "old2"], Some.Now, CredentialId: null);

    [Fact]
    public void Judge_NothingNew_LeavesNothing() => Judge(Listed("old1"), Listed("old2")).Orphans.ShouldBeEmpty();

    [Fact]
    public void Judge_OneOfOursSinceTheIntent_IsTheOrphan() => Judge(Listed("old1"), Ours("lost")).Orphans.ShouldBe(["lost"]);

    [Fact]
    public void Judge_SomebodyElsesNewOne_IsLeftAlone()
    {
        var verdict = Judge(Listed("theirs") with { CreatedBy = "somebody", CreatedAt = Some.Now.AddMinutes(1) });

        verdict.ShouldSatisfyAllConditions(() => verdict.Orphans.ShouldBeEmpty(), () => verdict.Undecidable.ShouldBeNull());
    }

    [Fact]
    public void Judge_OursButLongBeforeTheIntent_IsLeftAlone() =>
        Judge(Ours("older") with { CreatedAt = Some.Now.AddHours(-1) }).Orphans.ShouldBeEmpty();

    [Fact]
    public void Judge_TwoOfOurs_IsForAPerson() =>
        Judge(Ours("lost1"), Ours("lost2")).Undecidable!.Message.ShouldContain("lost1, lost2");

    [Fact]
    public void Judge_TenantDoesNotSayWhose_IsForAPerson() =>
        Judge(Listed("anonymous")).Undecidable!.Code.ShouldBe("StrayCredential");

    [Fact]
    public void Judge_MarkedKind_GoesByTheMarkerAlone()
    {
        var marked = Listed("marked") with { Marker = "rotation" };
        var verdict = IntentDiff.Judge(
            Intent,
            Inventory(marks: true, marked, Ours("unmarked"), Listed("other") with { Marker = "another" })
        );

        verdict.Orphans.ShouldBe(["marked"]);
    }

    [Fact]
    public void Judge_TheSettledCredential_IsNoOrphan() =>
        IntentDiff.Judge(Intent with { CredentialId = "kept" }, Inventory(false, Ours("kept"))).Orphans.ShouldBeEmpty();

    private static StrayVerdict Judge(params CredentialInfo[] credentials) =>
        IntentDiff.Judge(Intent, Inventory(false, credentials));

    private static SourceState Inventory(bool marks, params CredentialInfo[] credentials) =>
        new(credentials, "old1", "rotator", Provable: true, marks, Refusal: null);

    private static CredentialInfo Listed(string id) => new(id, null, null, null, null);

    private static CredentialInfo Ours(string id) => new(id, Some.Now.AddSeconds(2), "rotator", null, null);
}
