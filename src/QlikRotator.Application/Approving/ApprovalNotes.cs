using System.Security.Cryptography;
using System.Text;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Approving;

/// <summary>How an answer reads in a rotation's chain of events.</summary>
internal static class ApprovalNotes
{
    public static LedgerEntry Of(string approvalId, ApprovalDecision decision)
    {
        var what = decision.Approves ? "Approved" : "Rejected";
        var why = decision.Why is { Length: > 0 } words ? $"{words} (by {decision.Via})" : $"By {decision.Via}";
        return new LedgerEntry($"Answer-{approvalId}-{Short(decision.By)}", decision.Who, what, why);
    }

    private static string Short(string person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Trim().ToUpperInvariant())))[..12];
}
