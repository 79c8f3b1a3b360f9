using System.Text.RegularExpressions;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Messages;

/// <summary>A slot's tag as people call the place: <c>Data connection (globex)</c>. The tag itself is shown on demand.</summary>
public static partial class SlotWords
{
    /// <param name="tenant">Of the secret; the slot's own where its tag names one.</param>
    public static string Of(SlotReference slot, string? tenant) => Of(slot.Kind, slot.Target, slot.Tenant ?? tenant);

    /// <summary>What is no slot's tag comes back as it is: a check may be about the vault or the tenant.</summary>
    public static string Of(string text, string? tenant) =>
        SlotReference.TryParse(text, out var slot) && NameOf(slot!.Kind) is not null ? Of(slot, tenant) : text;

    /// <summary>Every tag of a slot within a sentence, in people's words.</summary>
    public static string Within(string text, string? tenant = null) => Tag().Replace(text, tag => Of(tag.Value, tenant));

    private static string Of(string kind, string target, string? tenant)
    {
        var place = PlaceOf(kind, target, tenant);
        return place is null ? NameOf(kind) ?? kind : $"{NameOf(kind) ?? kind} ({place})";
    }

    private static string? NameOf(string kind) =>
        kind switch
        {
            "data-connection" => "Data connection",
            "automation-connection" => "Automation connection",
            "tenant-email" => "Tenant e-mail server",
            "webhook" => "Webhook",
            "key-vault" => "Copy in a key vault",
            _ => null,
        };

    private static string? PlaceOf(string kind, string target, string? tenant) =>
        kind switch
        {
            "webhook" => Uri.TryCreate(target, UriKind.Absolute, out var address) ? address.Host : target,
            "key-vault" => VaultAndName(target),
            _ => tenant?.Split('.')[0],
        };

    /// <summary>An address such as <c>https://copies.vault.azure.net/secrets/reporting</c> as <c>copies, reporting</c>.</summary>
    private static string VaultAndName(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var address)
            ? $"{address.Authority.Split('.')[0]}, {address.Segments[^1].Trim('/')}"
            : target;

    [GeneratedRegex(
        @"\b(?:data-connection|automation-connection|tenant-email|webhook|key-vault):[^\s;?]+(?:\?format=[^;{]*\{0\})?(?<![:.,])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Tag();
}
