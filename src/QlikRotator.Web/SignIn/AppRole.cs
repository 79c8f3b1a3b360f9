namespace QlikRotator.Web.SignIn;

/// <summary>The app roles of the Entra registration that people sign in through.</summary>
internal static class AppRole
{
    public const string Reader = "reader";
    public const string Operator = "operator";
    public const string Approver = "approver";

    /// <summary>May say that a value has leaked, which skips soak and gates.</summary>
    public const string Emergency = "emergency";

    /// <summary>May have the surroundings tried, which sends messages and asks everything that the settings name.</summary>
    public const string Administrator = "administrator";

    /// <summary>Who may do anything may look.</summary>
    public static string[] All { get; } = [Reader, Operator, Approver, Emergency, Administrator];
}
