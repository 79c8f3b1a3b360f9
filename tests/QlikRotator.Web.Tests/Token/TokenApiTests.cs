using System.Net;
using System.Net.Http.Json;
using QlikRotator.Application.Pausing;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Remote;
using QlikRotator.Web.Api;
using QlikRotator.Web.SignIn;
using QlikRotator.Web.Tests.Pages;

namespace QlikRotator.Web.Tests.Token;

/// <summary>Without the host's key, by a token alone: whom the platform has not signed in is nobody, and a role decides what one may.</summary>
public sealed class TokenApiTests : IAsyncLifetime
{
    private const string Operator = "dave@contoso.example";

    private TokenWorld _world = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await TokenWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("GET", "rotations")]
    [InlineData("GET", "rotations/bfe4a43813b2b2b8722ece76")]
    [InlineData("GET", "rotations/bfe4a43813b2b2b8722ece76/events")]
    [InlineData("GET", "rotations/bfe4a43813b2b2b8722ece76/approval")]
    [InlineData("GET", "secrets")]
    [InlineData("GET", "plan")]
    [InlineData("GET", "left")]
    [InlineData("POST", "rotations")]
    [InlineData("POST", "rotations/bfe4a43813b2b2b8722ece76/cancel")]
    [InlineData("POST", "rotations/bfe4a43813b2b2b8722ece76/approval")]
    public async Task Call_NobodySignedIn_IsRefused(string method, string path)
    {
        _world.App.Put("reporting");
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/entra/api/{path}");
        request.Content = method == "POST" ? JsonContent.Create(new { secret = "reporting" }) : null;

        using var answer = await _world.App.Http.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("SignInNeeded");
        _world.App.Host.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_HeadersWhereNoPlatformIsInFront_AreNotBelieved()
    {
        await using var alone = await TokenWorld.StartAsync(PageAccess.KeysOnly);
        alone.App.SignIn(Operator, "operator");

        using var answer = await alone.App.Http.GetAsync("/entra/api/secrets", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Call_AnUnknownAddress_IsNotFound()
    {
        using var answer = await _world.App.Http.GetAsync("/entra/api/tenants", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_ByAnOperator_IsRecordedUnderTheirNameWithTheReason()
    {
        _world.App.Put("reporting");
        var order = new RotateOrder("reporting", RotationMode.Routine, null, "audit finding");

        var started = await _world.As<IRotationOrders>(Operator, "operator").StartAsync(order, Ct);

        started.Kind.ShouldBe(StartResultKind.Started);
        var request = _world.App.Host.Started[started.RotationId!];
        request.RequestedBy.ShouldBe(Operator);
        (await EntriesAsync(started.RotationId!)).ShouldContain(one => one.Why.Contains("audit finding"));
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("approver")]
    public async Task Start_WithoutTheRole_IsRefusedInASentence(string role)
    {
        _world.App.Put("reporting");
        var order = new RotateOrder("reporting", RotationMode.Routine, null, null);

        var refused = await Should.ThrowAsync<AppRefusedException>(() =>
            _world.As<IRotationOrders>(Operator, role).StartAsync(order, Ct)
        );

        refused.Message.ShouldContain("'operator'");
        _world.App.Host.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task PauseReleaseAndRetire_ByAnOperator_AreRecordedUnderTheirName()
    {
        var secret = await _world.App.HoldAsync("reporting");
        await _world.App.LeaveAsync(secret);
        var orders = _world.As<ISecretOrders>(Operator, "operator");

        var kept = await orders.RetireAsync(new("reporting", "old", null), Ct);
        var paused = await orders.PauseAsync(BulkKind.Pause, ["reporting"], "freeze", Ct);
        var released = await orders.ReleaseAsync(new(["reporting"], null, null, All: false, "not me", "moved"), Ct);

        kept.Problem!.Code.ShouldBe("Held");
        (await orders.RetireAsync(new("reporting", "other", null), Ct)).Problem!.Code.ShouldBe("NotLeft");
        paused.Results.ShouldHaveSingleItem().Secret.ShouldBe(secret);
        released.Released.ShouldHaveSingleItem().ShouldBe(secret);
        (await _world.App.Get<PauseRecords>().FindAsync(secret, Ct))!.By.ShouldBe(Operator);
        (await _world.App.Get<ReleaseRecords>().FindAsync(secret, Ct))!.By.ShouldBe(Operator);
    }

    [Fact]
    public async Task PauseReleaseAndRetire_WithoutTheRole_AreRefusedInASentence()
    {
        var secret = await _world.App.HoldAsync("reporting");
        await _world.App.LeaveAsync(secret);
        var orders = _world.As<ISecretOrders>(Operator, "reader", "approver");

        foreach (
            var attempt in new Func<Task>[]
            {
                () => orders.RetireAsync(new("reporting", "old", null), Ct),
                () => orders.PauseAsync(BulkKind.Pause, ["reporting"], null, Ct),
                () => orders.ReleaseAsync(new(["reporting"], null, null, All: false, "not me", null), Ct),
            }
        )
        {
            (await Should.ThrowAsync<AppRefusedException>(attempt)).Message.ShouldContain("'operator'");
        }

        _world.App.Vault.Vault.Latest("reporting")!.Tags.ContainsKey(ManagedTags.Hold).ShouldBeTrue();
    }

    [Fact]
    public async Task Approve_ByAnApprover_CountsForTheEvidenceThatWasShown()
    {
        var asked = await _world.App.AskAsync();
        var approvals = _world.As<IApprovals>(TokenWorld.Approver, "approver");
        var id = asked.Request.RotationId;
        var open = (await approvals.FindOpenAsync(id, Ct))!;

        var other = await approvals.AnswerAsync(id, open with { EvidenceHash = "other" }, new(true, null, null), Ct);
        var reply = await approvals.AnswerAsync(id, open, new(true, "looked at it", null), Ct);
        var again = await approvals.AnswerAsync(id, open, new(false, "changed my mind", null), Ct);

        other.Answer.ShouldBe(AnswerKind.Refused);
        open.EvidenceHash.ShouldBe(asked.EvidenceHash);
        open.Evidence.Hash().ShouldBe(asked.Evidence.Hash(), "what is shown is what is asked about");
        (reply.Answer, reply.Approves, reply.By).ShouldBe((AnswerKind.Recorded, true, TokenWorld.Approver));
        (again.Answer, again.Approves).ShouldBe((AnswerKind.AnsweredBefore, true));
        var decision = (await _world.App.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldHaveSingleItem();
        (decision.Via, decision.Why, decision.ClaimedBy).ShouldBe(("sign-in", "looked at it", null));
    }

    [Theory]
    [InlineData(TokenWorld.Approver, "reader", "RoleNeeded")]
    [InlineData(Operator, "approver", "NotAnApprover")]
    public async Task Approve_ByWhoeverMayNot_RecordsNothing(string person, string role, string code)
    {
        var asked = await _world.App.AskAsync();
        var approvals = _world.As<IApprovals>(person, role);
        var open = (await approvals.FindOpenAsync(asked.Request.RotationId, Ct))!;

        var reply = await approvals.AnswerAsync(asked.Request.RotationId, open with { WhyNot = null }, new(true, null, null), Ct);

        open.WhyNot!.Code.ShouldBe(code);
        (reply.Answer, reply.Reason!.Code).ShouldBe((AnswerKind.Refused, code));
        (await _world.App.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Approve_ByWhoeverAskedForTheRotation_RecordsNothing()
    {
        var asked = await _world.App.AskAsync(requestedBy: TokenWorld.Approver);
        var approvals = _world.As<IApprovals>(TokenWorld.Approver, "approver", "operator");
        var open = (await approvals.FindOpenAsync(asked.Request.RotationId, Ct))!;

        var reply = await approvals.AnswerAsync(asked.Request.RotationId, open with { WhyNot = null }, new(true, null, null), Ct);

        reply.Reason!.Code.ShouldBe("RequesterMayNotApprove");
        (await _world.App.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"evidenceHash":"x"}""")]
    [InlineData("""{"approves":true}""")]
    [InlineData("""{"approves":false,"evidenceHash":"x"}""")]
    public async Task Approve_SomethingLeftOut_IsABadRequest(string body)
    {
        var asked = await _world.App.AskAsync();
        _world.App.SignIn(TokenWorld.Approver, "approver");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await _world.App.Http.PostAsync(
            $"/entra/api/rotations/{asked.Request.RotationId}/approval",
            content,
            Ct
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _world.App.Book.FindAsync(asked.ApprovalId, Ct))!.Decisions.ShouldBeEmpty();
    }

    /// <summary>The key says nothing about who holds it.</summary>
    [Fact]
    public async Task Approval_WithTheHostsKeyAlone_IsNotShown()
    {
        var asked = await _world.App.AskAsync();

        using var answer = await _world.App.Http.GetAsync($"/api/rotations/{asked.Request.RotationId}/approval", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("LinkNeeded");
    }

    private async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(string rotationId) =>
        await _world.App.Ledger.EventsAsync(rotationId, Ct).Select(one => one.Entry).ToListAsync(Ct);
}
