namespace QlikRotator.Application.Permissions;

/// <summary>Names of properties and parameters that are known to hold secrets: anything else could be an address, and send them elsewhere.</summary>
internal static class SecretProperties
{
    private static readonly HashSet<string> Known = new(
        [
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "userpassword",
            "secret",
            "clientsecret",
            "secretkey",
            "secretaccesskey",
            "accesskey",
            "apikey",
            "apitoken",
            "key",
            "token",
            "accesstoken",
            "authtoken",
            "bearertoken",
            "privatekey",
            "accountkey",
            "storagekey",
            "sastoken",
            "credential",
            "credentials",
            "queryheaders",
            "qpassword",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    public static bool Contains(string name) => Known.Contains(string.Concat(name.Where(char.IsAsciiLetterOrDigit)));

    /// <summary>The property that a slot's pointer leads into, or the parameter that it names; null where it names none.</summary>
    public static string? NamedBy(string? pointer)
    {
        var segments = (pointer ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is ["connectionProperties", var property, ..] ? property : segments.FirstOrDefault();
    }
}
