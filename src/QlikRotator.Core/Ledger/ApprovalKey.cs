using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// An approval's id is its rotation's id and the beginning of its evidence's hash: asking the same again is the same question,
/// and a rotation's questions lie together.
/// </summary>
internal static class ApprovalKey
{
    private const int HashDigits = 20;
    private const int LongestId = 100;

    public static string IdFor(Evidence evidence) => $"{evidence.RotationId}-{evidence.Hash()[..HashDigits]}";

    public static string Partition(string rotationId) => $"approvals-{rotationId}";

    /// <summary>Null where the text, which may come from an address bar, cannot be an id.</summary>
    public static DocumentKey? For(string approvalId)
    {
        var dash = approvalId.LastIndexOf('-');
        var wellFormed =
            dash > 0
            && dash == approvalId.Length - 1 - HashDigits
            && approvalId.Length <= LongestId
            && approvalId.All(one => char.IsAsciiLetterOrDigit(one) || one == '-');
        return wellFormed ? new DocumentKey(Partition(approvalId[..dash]), approvalId[(dash + 1)..]) : null;
    }
}
