using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Rotating.Approve;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;
using QlikRotator.Core.Workflow;
using QlikRotator.Local.Sqlite;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Application.Tests.Approving;

/// <summary>The ledger in a real file, with a vault whose newest version a test can change, and a host that may be deaf.</summary>
internal sealed class ApprovalWorld : IRotationHost, ISecretVault, INotifier, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qlikrotator-approvals-");
    private readonly SqliteFile _file;

    public ApprovalWorld(params IList<PersonOptions> people)
    {
        _file = new SqliteFile(_folder.FullName);
        Store = new SqliteLedgerStore(_file);
        Ledger = new RotationLedger(Store, Time);
        Book = new ApprovalStore(Store, Time);
        Links = new ApprovalLinks(Store, Book, Time);
        var evidence = new EvidenceCheck(this);
        Desk = new ApprovalDesk(
            Book,
            Links,
            evidence,
            new People(Options.Create(new RotatorOptions { People = people })),
            Ledger,
            Time,
            NullLogger<ApprovalDesk>.Instance
        );
        Ask = new AskStep(Book, Ledger, this);
        ReadVerdict = new ReadVerdictStep(Book, evidence, Ledger, this, Time);
    }

    public FakeTimeProvider Time { get; } = new(Question.Start);

    public ILedgerStore Store { get; }

    public RotationLedger Ledger { get; }

    public ApprovalStore Book { get; }

    public ApprovalLinks Links { get; }

    public ApprovalDesk Desk { get; }

    public AskStep Ask { get; }

    public ReadVerdictStep ReadVerdict { get; }

    public string NewestVersion { get; set; } = Question.NewVersion;

    public bool VaultIsDown { get; set; }

    public bool HostIsDeaf { get; set; }

    public List<string> Nudged { get; } = [];

    /// <summary>One entry for each message: "ask" or "remind", and whether the question was in the ledger by then.</summary>
    public List<string> Sent { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<ApprovalRecord> AskAsync(ApprovalQuestion? question = null)
    {
        question ??= Question.For();
        await Ledger.OpenAsync(question.Request, null, Ct);
        return await Book.AskAsync(question, Ct);
    }

    public Task<ApprovalAnswer> AnswerAsync(
        ApprovalRecord approval,
        string person,
        bool approves = true,
        string? why = null,
        string? claimedBy = null
    ) =>
        Desk.AnswerByNameAsync(
            approval.ApprovalId,
            person,
            ApprovalDesk.ByCommandLine,
            new(approves, why, null) { ClaimedBy = claimedBy },
            this,
            Ct
        );

    public async Task<string> LinkAsync(ApprovalRecord approval, string person, string channel = "mail")
    {
        var token = TokenMaker.Make();
        await Book.AddLinksAsync(approval.ApprovalId, [ApprovalToken.Bind(token, approval, person, channel)], Ct);
        return token;
    }

    public Task<List<LedgerEvent>> EventsAsync(ApprovalRecord approval) =>
        Ledger.EventsAsync(approval.Request.RotationId, Ct).ToListAsync(Ct).AsTask();

    public Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct) => throw new NotSupportedException();

    public Task NudgeAsync(string rotationId, CancellationToken ct)
    {
        if (HostIsDeaf)
        {
            throw new HttpRequestException("Nobody listens.");
        }

        Nudged.Add(rotationId);
        return Task.CompletedTask;
    }

    public Task<Result<StoredSecret>> ReadAsync(SecretReference secret, string? version, CancellationToken ct)
    {
        if (VaultIsDown)
        {
            throw new TryAgainException(new Reason("VaultDown", "The vault is down."));
        }

        var reference = secret.At(version ?? NewestVersion);
        var info = new SecretVersionInfo(reference, new Dictionary<string, string>(), Question.Start, null, true, null);
        return Task.FromResult<Result<StoredSecret>>(new StoredSecret(info, new SecretValue("never shown")));
    }

    public async Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct)
    {
        var known = await Book.FindAsync(approvalId, ct) is not null;
        Sent.Add($"{(reminder ? "remind" : "ask")}, in the ledger: {known}");
    }

    public Task EscalateAsync(ApprovalQuestion question, string approvalId, CancellationToken ct)
    {
        Sent.Add("escalate");
        return Task.CompletedTask;
    }

    public Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task AlarmAsync(Alarm alarm, DateTimeOffset since, bool recovered, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task<Result<SecretVersionInfo>> WriteAsync(
        SecretReference secret,
        SecretValue value,
        NewVersion version,
        CancellationToken ct
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<SecretVersionInfo>> ListVersionsAsync(SecretReference secret, CancellationToken ct) =>
        throw new NotSupportedException();

    public Task DisableAsync(SecretVersionReference version, CancellationToken ct) => throw new NotSupportedException();

    public void Dispose()
    {
        _file.Dispose();
        _folder.Delete(recursive: true);
    }
}
