using System.Net;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Web.Tests.Pages;

/// <content>What several rotations ask, answered with one confirmation.</content>
public sealed partial class BulkTests
{
    private const string Bob = "bob@contoso.example";

    [Fact]
    public async Task Approve_OfSeveral_EachIsAskedWhetherThisPersonMay()
    {
        var policy = PolicyDefaults.BuiltIn with { Approvers = [Ann], Gate = RetireGate.Approval };
        var mine = await AskApprovalAsync("alpha", policy, requestedBy: "sweep");
        var own = await AskApprovalAsync("beta", policy, requestedBy: Ann);
        _world.Put("gamma");
        var others = await AskApprovalAsync("gamma", policy with { Approvers = [Bob] }, requestedBy: "sweep");
        _world.SignIn(Ann, "approver");

        var asked = await AskAsync("approve", "alpha", "beta", "gamma");

        asked.Text.ShouldContain("Approve 1 request?");
        asked.Text.ShouldContain("May the old credential of alpha be deleted?");
        asked.Text.ShouldContain("somebody else must answer");
        asked.Text.ShouldContain("is not among the approvers of policy");
        (await ConfirmAsync("approve", asked, "Looked at the dashboards")).Text.ShouldContain("1 request approved.");
        (await _world.Book.FindAsync(mine.ApprovalId, Ct))!.Decisions.ShouldHaveSingleItem().Who.ShouldBe(Ann);
        (await _world.Book.FindAsync(own.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
        (await _world.Book.FindAsync(others.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reject_OfSeveral_SaysWhatHappens_AndNeedsAReason()
    {
        var policy = PolicyDefaults.BuiltIn with { Approvers = [Ann], Gate = RetireGate.Approval };
        var first = await AskApprovalAsync("alpha", policy, requestedBy: "sweep");
        var second = await AskApprovalAsync("beta", policy, requestedBy: "sweep");
        _world.SignIn(Ann, "approver");

        var asked = await AskAsync("reject", "alpha", "beta");
        asked.Text.ShouldContain("Reject 2 requests?");
        asked.Text.ShouldContain("The old value comes back everywhere");
        (await ConfirmAsync("reject", asked)).Text.ShouldContain("Say why");
        (await _world.Book.FindAsync(first.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
        var done = await ConfirmAsync("reject", await AskAsync("reject", "alpha", "beta"), "The dashboards fail");

        done.Text.ShouldContain("2 requests rejected.");
        foreach (var request in new[] { first, second })
        {
            var decision = (await _world.Book.FindAsync(request.ApprovalId, Ct))!.Decisions.ShouldHaveSingleItem();
            (decision.Who, decision.Approves, decision.Why).ShouldBe((Ann, false, "The dashboards fail"));
        }
    }

    [Fact]
    public async Task Reject_OverHttp_NeedsAReasonAndTheEvidence()
    {
        var policy = PolicyDefaults.BuiltIn with { Approvers = [Ann], Gate = RetireGate.Approval };
        var asked = await AskApprovalAsync("alpha", policy, requestedBy: "sweep");
        _world.SignIn(Ann, "approver");

        var bare = await PostAsync("reject", reason: null, [Item("alpha", asked.EvidenceHash)]);
        Codes(await PostAsync("reject", Item("alpha", "0000"))).ShouldBe(["EvidenceChanged"]);

        bare.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
        Codes(await PostAsync("reject", Item("alpha", asked.EvidenceHash))).ShouldBe(["Rejected"]);
    }

    [Fact]
    public async Task Approve_EvidenceThatWasNotShown_IsRefusedForThatOne()
    {
        var policy = PolicyDefaults.BuiltIn with { Approvers = [Ann], Gate = RetireGate.Approval };
        var asked = await AskApprovalAsync("alpha", policy, requestedBy: "sweep");
        var started = await AskApprovalAsync("beta", policy, requestedBy: Ann);
        _world.SignIn(Ann, "approver");

        var answer = await PostAsync(
            "approve",
            Item("alpha", "0000"),
            Item("beta", started.EvidenceHash),
            Item("nobody", asked.EvidenceHash),
            Item($"{Vault}/alpha", evidenceHash: null)
        );

        Codes(answer).ShouldBe(["EvidenceChanged", "RequesterMayNotApprove", "SecretNotFound", "BadRequest"]);
        (await _world.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
        Codes(await PostAsync("approve", Item("alpha", asked.EvidenceHash))).ShouldBe(["Approved"]);
    }

    private async Task<ApprovalRecord> AskApprovalAsync(string name, PolicySettings policy, string requestedBy)
    {
        var subject = new SecretVersionReference(_world.Vault.Address, name, _world.Vault.Vault.Latest(name)!.Version);
        var question = Question.For(policy, requestedBy);
        var request = question.Request with { RotationId = RotationId.For(subject), Subject = subject };
        var evidence = question.Evidence with
        {
            Secret = subject.ToSecret(),
            RotationId = request.RotationId,
            NewVersion = subject.Version,
        };
        await _world.Ledger.OpenAsync(request, null, Ct);
        await _world.Ledger.ReportAsync(request.RotationId, RotationSteps.WaitingForApproval, Ct);
        return await _world.Book.AskAsync(question with { Request = request, Evidence = evidence }, Ct);
    }
}
