using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Estate;

/// <summary>Which secrets a reader wants, as it stands in the address of pages and of the API: a filtered list can be sent to somebody.</summary>
/// <param name="Text">Part of the name, the vault, the tenant or the id there.</param>
/// <param name="Family">What the tag <c>qlik-source</c> says.</param>
public sealed record EstateFilter(string? Text, string? Tenant, string? Family, string? Policy, SecretState? State)
{
    public bool IsEmpty => this is { Text: null, Tenant: null, Family: null, Policy: null, State: null };

    /// <summary>What could not be read; null where everything could.</summary>
    public string? Complaint { get; private init; }

    public static EstateFilter Of(IQueryCollection query)
    {
        var wanted = Field(query, "state");
        SecretState? state =
            Enum.TryParse<SecretState>(wanted, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        return new(Field(query, "q"), Field(query, "tenant"), Field(query, "family"), Field(query, "policy"), state)
        {
            Complaint =
                wanted is not null && state is null
                    ? $"'state' takes one of {string.Join(", ", Enum.GetNames<SecretState>())}."
                    : null,
        };
    }

    public bool Matches(EstateRow row) => (State is null || row.State == State) && MatchesButState(row);

    /// <summary>Everything but the state, which tallies count.</summary>
    public bool MatchesButState(EstateRow row) =>
        IsOrAny(Tenant, row.Tenant)
        && IsOrAny(Family, row.Family)
        && IsOrAny(Policy, row.Policy)
        && (Text is null || IsNamed(row.Secret) || Contains(row.Tenant) || Contains(row.Candidate?.Secret.ResourceId));

    /// <summary>As it stands in an address.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields() =>
        [new("q", Text), new("tenant", Tenant), new("family", Family), new("policy", Policy), new("state", State?.ToString())];

    private static bool IsOrAny(string? wanted, string? actual) =>
        wanted is null || wanted.Equals(actual, StringComparison.OrdinalIgnoreCase);

    /// <summary>As <c>vault/name</c>, which is only put together for a text that has a slash: there may be a hundred thousand.</summary>
    private bool IsNamed(SecretReference secret) =>
        Contains(secret.Name) || Contains(secret.Vault.Authority) || (Text!.Contains('/') && Contains(secret.ToString()));

    private bool Contains(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) ?? false;

    private static string? Field(IQueryCollection query, string name) =>
        query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
