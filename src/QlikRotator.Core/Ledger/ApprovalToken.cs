using System.Security.Cryptography;
using System.Text;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// The stored half of a link's token: SHA-256 over the token together with everything it is good for, so that a hash moved to
/// another question, person, evidence or date fits nothing.
/// </summary>
public static class ApprovalToken
{
    public static ApprovalLink Bind(string token, ApprovalRecord approval, string approver, string channel)
    {
        var link = new ApprovalLink(approver, channel, "", approval.Evidence.Deadline);
        return link with { TokenHash = Hash(token, approval, link) };
    }

    /// <summary>The link a token belongs to. Looks at all of them, and takes the same time wherever a hash differs.</summary>
    public static ApprovalLink? Find(string token, ApprovalRecord approval)
    {
        ApprovalLink? found = null;
        foreach (var link in approval.Links)
        {
            var same = CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(Hash(token, approval, link)),
                Encoding.ASCII.GetBytes(link.TokenHash)
            );
            found = same ? link : found;
        }

        return found;
    }

    private static string Hash(string token, ApprovalRecord approval, ApprovalLink link)
    {
        var text = string.Join(
            '\n',
            approval.ApprovalId,
            approval.EvidenceHash,
            link.Approver,
            link.ExpiresAt.ToUniversalTime().ToString("O"),
            token
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
