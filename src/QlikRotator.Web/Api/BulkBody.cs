namespace QlikRotator.Web.Api;

/// <param name="Items">1 to 200 of them.</param>
/// <param name="Reason">Recorded with each; to reject, it is needed.</param>
public sealed record BulkBody(IReadOnlyList<BulkBodyItem>? Items, string? Reason = null);

/// <param name="Secret">Name of the managed secret, or <c>vault/name</c>.</param>
/// <param name="EvidenceHash">To approve or reject: of what the caller was shown.</param>
public sealed record BulkBodyItem(string? Secret, string? EvidenceHash = null);
