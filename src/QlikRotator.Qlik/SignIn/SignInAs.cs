namespace QlikRotator.Qlik.SignIn;

/// <summary>Whom a token speaks for.</summary>
/// <param name="UserId">A user to impersonate; null for the rotator's own bot user.</param>
/// <param name="Scope">Space-delimited; null leaves it to the settings.</param>
internal sealed record SignInAs(string? UserId, string? Scope)
{
    public static SignInAs Rotator { get; } = new(null, null);
}
