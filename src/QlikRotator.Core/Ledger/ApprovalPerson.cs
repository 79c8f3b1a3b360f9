namespace QlikRotator.Core.Ledger;

/// <summary>People are known by a mail address or <c>user@machine</c>, compared without regard to case.</summary>
public static class ApprovalPerson
{
    public static bool Same(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
