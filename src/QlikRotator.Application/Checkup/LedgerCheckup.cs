using System.Runtime.CompilerServices;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Checkup;

/// <summary>Writes a document of its own into the ledger, reads it and takes it away again.</summary>
internal sealed class LedgerCheckup(ILedgerStore store) : ICheckup
{
    private static readonly DocumentKey Probe = new("checkup", "probe");

    public string Subject => "Ledger";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        // Whatever an earlier run left or another one writes at this moment, it is only a probe.
        var before = await store.ReadAsync(Probe, ct);
        await store.WriteAsync(Probe, "{}", before?.Version, ct);
        var kept = await store.ReadAsync(Probe, ct) is not null;
        await store.DeleteAsync(Probe, ct);
        yield return kept
            ? new(Subject, Good: true, new(ApplicationCodes.LedgerKeeps, "It takes, gives and deletes documents."))
            : new(
                Subject,
                Good: false,
                new(ApplicationCodes.LedgerForgets, "What was written is not there."),
                "Look which ledger the settings name."
            );
    }
}
