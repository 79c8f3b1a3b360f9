using System.Net.Mail;

namespace QlikRotator.Application.Discovering;

/// <summary>Which mailboxes may be written to, of those that a tenant names. Pure.</summary>
public static class OwnerMailbox
{
    /// <summary>
    /// A tenant's identity provider says what a user's address is, so it is taken only where it is a plain address and its domain is
    /// listed; a subdomain of one is another domain.
    /// </summary>
    /// <returns>The address in lower case, by which one person's users in many tenants are known; null where nothing may be sent.</returns>
    public static string? Of(TenantUser user, IEnumerable<string> domains) =>
        user is { IsActive: true, Email: { } email }
        && MailAddress.TryCreate(email, out var address)
        && address.Address == email
        && email.All(char.IsAscii)
        && !email.Any(char.IsControl)
        && domains.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            ? email.ToLowerInvariant()
            : null;
}
