namespace QlikRotator.Local.Backend;

internal static class Person
{
    /// <summary>Who sits here, in the words of the ledger: <c>user@machine</c>.</summary>
    public static string Here => $"{Environment.UserName}@{Environment.MachineName}";
}
