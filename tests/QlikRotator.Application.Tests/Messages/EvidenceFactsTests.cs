using QlikRotator.Application.Messages;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Messages;

public sealed class EvidenceFactsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    private static readonly Evidence Proved = new(
        "rotation",
        ApprovalGate.Retire,
        new SecretReference(new Uri("https://contoso.vault.azure.net"), "reporting"),
        "oauth-client-secret",
        "acme.eu.qlikcloud.com",
        "hint1",
        "hint2",
        "v1",
        "v2",
        Now,
        Now,
        NewExpiresOn: null,
        Health: null,
        [],
        "sweep",
        Now,
        TimeoutAction.KeepBoth
    )
    {
        Mapping = CredentialMapping.Created,
    };

    [Fact]
    public void Of_MappingIsProved_NamesNoCandidates() => EvidenceFacts.Of(Proved).ShouldNotContain(fact => fact.Name == "Alive");

    [Fact]
    public void Of_OnlyATagSaysSo_ShowsEveryCandidateWithItsDate_AndWhatElseDies()
    {
        var facts = EvidenceFacts.Of(
            Proved with
            {
                Mapping = CredentialMapping.Claimed,
                Candidates = [new("hint1", Now, "anna"), new("hint3", null, null)],
                Left = ["hint0"],
            }
        );

        facts
            .Where(fact => fact.Name == "Alive")
            .Select(fact => fact.Value)
            .ShouldBe([
                $"hint1, created {When.Text(Now)} by anna",
                "hint3, created at an unknown time by somebody the tenant does not name",
            ]);
        facts.ShouldContain(fact => fact.Name == "Dies with it" && fact.Value.StartsWith("hint0", StringComparison.Ordinal));
    }
}
