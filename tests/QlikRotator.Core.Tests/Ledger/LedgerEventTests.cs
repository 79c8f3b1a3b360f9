using QlikRotator.Core.Ledger;

namespace QlikRotator.Core.Tests.Ledger;

public sealed class LedgerEventTests
{
    private static readonly LedgerEvent First = LedgerEvent.After(
        null,
        "rotation",
        new("Inspect", "rotator", "Inspected", "Due."),
        Some.Now
    );
    private static readonly LedgerEvent Second = LedgerEvent.After(
        First,
        "rotation",
        new("Issue", "rotator", "Issued", "hint2"),
        Some.Now
    );

    [Fact]
    public void Follows_UntouchedChain_Holds()
    {
        First.Follows(null).ShouldBeTrue();
        Second.Follows(First).ShouldBeTrue();
    }

    [Fact]
    public void Follows_AnyFieldChanged_Breaks()
    {
        (First with { At = Some.Now.AddSeconds(1) }).Follows(null).ShouldBeFalse();
        (First with { Entry = First.Entry with { Why = "No reason." } }).Follows(null).ShouldBeFalse();
        (Second with { Sequence = 3 }).Follows(First).ShouldBeFalse();
    }

    [Fact]
    public void Follows_EarlierEventRewritten_BreaksTheNext()
    {
        var rewritten = LedgerEvent.After(null, "rotation", new("Inspect", "rotator", "Inspected", "Other."), Some.Now);

        Second.Follows(rewritten).ShouldBeFalse();
    }
}
