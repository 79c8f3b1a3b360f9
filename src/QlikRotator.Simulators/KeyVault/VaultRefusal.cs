namespace QlikRotator.Simulators.KeyVault;

/// <summary>The vault says no: the status and the error codes of the real service's error body.</summary>
internal sealed record VaultRefusal(int Status, string Code, string Message, string? InnerCode = null)
{
    public static VaultRefusal BadParameter(string message) => new(400, "BadParameter", message);

    public static VaultRefusal Unauthorized(string message) => new(401, "Unauthorized", message);

    public static VaultRefusal Forbidden(string message, string innerCode) => new(403, "Forbidden", message, innerCode);

    public static VaultRefusal SecretNotFound(string name) =>
        new(
            404,
            "SecretNotFound",
            $"No secret with the name or id {name} is in this vault. If it was deleted lately, it may be recoverable."
        );

    public static VaultRefusal KeyNotFound(string name) =>
        new(404, "KeyNotFound", $"No key with the name or id {name} is in this vault.");

    public static VaultRefusal Conflict(string message, string innerCode) => new(409, "Conflict", message, innerCode);
}
