using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using QlikRotator.Core;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>A vault's no: status, code and inner code. The service's own sentence is left out of reasons; ours say what to do.</summary>
internal sealed record VaultError(int Status, string Code, string? InnerCode)
{
    /// <summary>Whether the same call may be granted later with nobody doing anything.</summary>
    public bool IsPassing =>
        this is { Status: 408 or 429 or >= 500 } or { InnerCode: "ObjectIsBeingDeleted" or "ObjectIsBeingRecovered" };

    public static VaultError Of(RequestFailedException failed) =>
        new(failed.Status, failed.ErrorCode ?? "", InnerCodeOf(failed.GetRawResponse()));

    public Reason ToReason(Uri vault) =>
        this switch
        {
            { Status: 404, Code: AzureCodes.KeyNotFound } => new(Code, $"{vault.Authority} has no such key or version."),
            { Status: 404 } => new(CoreCodes.SecretNotFound, $"{vault.Authority} has no such secret or version."),
            { Status: 403, InnerCode: CoreCodes.SecretDisabled } => new(
                CoreCodes.SecretDisabled,
                $"The version in {vault.Authority} is disabled: enable it to have it read."
            ),
            { Status: 401 } => new(CoreCodes.VaultForbidden, $"{vault.Authority} does not accept the rotator's sign-in."),
            { Status: 403 } => new(
                CoreCodes.VaultForbidden,
                $"{vault.Authority} refuses the rotator ({InnerCode ?? Code}): it needs Key Vault Secrets Officer there (for the signing key: Key Vault Crypto User) and a way through its firewall."
            ),
            { Status: 409, InnerCode: "ObjectIsDeletedButRecoverable" } => Deleted(vault),
            { Status: 429 } => new(AzureCodes.VaultThrottled, $"{vault.Authority} asks for fewer calls."),
            { IsPassing: true } => new(
                AzureCodes.VaultUnavailable,
                $"{vault.Authority} cannot serve the call now ({Status} {InnerCode ?? Code})."
            ),
            _ => new(AzureCodes.VaultRefused, $"{vault.Authority} refuses the call ({Status} {InnerCode ?? Code})."),
        };

    public static Reason Deleted(Uri vault) =>
        new(
            CoreCodes.SecretDeleted,
            $"The secret is deleted in {vault.Authority} and its name is still taken: recover it to go on with it, or purge it to begin anew."
        );

    private static string? InnerCodeOf(Response? response)
    {
        try
        {
            return response is null ? null : (string?)JsonNode.Parse(response.Content)?["error"]?["innererror"]?["code"];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
