using QlikRotator.Application.Approving;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Backend;
using QlikRotator.Local.Progress;
using Spectre.Console;

namespace QlikRotator.Local.Demo;

/// <summary>Answers the demo's question: by asking whoever sits here, or by itself.</summary>
internal sealed class DemoApprover(Terminal terminal, ApprovalDesk desk, IRotationHost host, bool automatic, bool verbose)
{
    private const string Approve = "approve: delete the old secret";
    private const string Reject = "reject: give the old value back";

    public async Task<bool> IsAskedAsync(string rotationId, CancellationToken ct) =>
        await desk.FindOpenAsync(rotationId, ct) is { Decisions.Count: 0 };

    public async Task AnswerAsync(string rotationId, CancellationToken ct)
    {
        if (await desk.FindOpenAsync(rotationId, ct) is not { } open)
        {
            return;
        }

        if (verbose || !automatic)
        {
            EvidenceText.Show(terminal, open.Evidence, WhyNow.Of(open.Request));
        }

        var approves = automatic || await AskAsync(ct);
        terminal.Say($"   The policy asks a person, who {(approves ? "approves" : "rejects")}.");
        var words = new ApprovalWords(approves, automatic ? "--auto-approve" : null, open.EvidenceHash);
        var answer = await desk.AnswerByNameAsync(open.ApprovalId, Person.Here, ApprovalDesk.ByCommandLine, words, host, ct);
        if (answer.Kind == AnswerKind.Refused)
        {
            throw new InvalidOperationException(answer.Refusal!.Message);
        }
    }

    private async Task<bool> AskAsync(CancellationToken ct)
    {
        var prompt = new SelectionPrompt<string>().Title("The policy asks a person. Your answer?").AddChoices(Approve, Reject);
        return await prompt.ShowAsync(terminal.Console, ct) == Approve;
    }
}
