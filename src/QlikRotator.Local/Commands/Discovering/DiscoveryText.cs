using QlikRotator.Application.Discovering;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Commands.Discovering;

/// <summary>What was found, for people: what needs them first.</summary>
internal static class DiscoveryText
{
    /// <param name="complete">Whether every vault could be read: without them nothing counts as managed or unmanaged.</param>
    public static void Show(Terminal terminal, IReadOnlyList<TenantDiscovery> tenants, bool complete)
    {
        foreach (var tenant in tenants)
        {
            terminal.Say(
                $"{tenant.Tenant}: {(complete ? Counts(tenant) : "what is managed is not known, as a vault could not be read")}"
            );
            if (tenant.Found.Count > 0)
            {
                Listing(tenant.Found).Write(terminal);
            }

            if (!tenant.IsOrganization)
            {
                terminal.Say($"Encryption: {EncryptionWords.Of(tenant.Encryption)}");
            }
        }
    }

    private static Listing Listing(IReadOnlyList<DiscoveredResource> found)
    {
        var listing = new Listing(
            "state",
            "family",
            "name",
            "id",
            "credential",
            "since",
            "expires",
            "owner",
            "secret",
            "created by"
        );
        foreach (var one in found.OrderByDescending(one => one.State).ThenBy(one => one.Family, StringComparer.Ordinal))
        {
            listing.Add(
                one.State.ToString().ToLowerInvariant(),
                one.Family,
                one.Name,
                one.Id,
                one.Credential,
                $"{one.CreatedAt:yyyy-MM-dd}",
                $"{one.ExpiresAt:yyyy-MM-dd}",
                one.Owner,
                one.Secret?.ToString(),
                one.CreatedByType
            );
        }

        return listing;
    }

    private static string Counts(TenantDiscovery tenant) =>
        string.Join(
            ", ",
            Enum.GetValues<DiscoveryState>()
                .Where(state => state != DiscoveryState.Own || tenant.Found.Any(one => one.State == state))
                .Select(state => $"{tenant.Found.Count(one => one.State == state)} {state.ToString().ToLowerInvariant()}")
        );
}
