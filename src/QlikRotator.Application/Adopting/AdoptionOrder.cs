using QlikRotator.Application.External;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Adopting;

/// <summary>What is to be put under management.</summary>
/// <param name="Secret">Name of the Key Vault secret, or <c>vault/name</c> where several vaults are configured.</param>
/// <param name="ResourceId">Empty where the source needs none, see <see cref="NeedsId"/>.</param>
/// <param name="Credential">Hint, key id or automation id of the current value; null where the tenant holds only one.</param>
/// <param name="Slots">Texts of the slot tags, in order.</param>
/// <param name="Value">The current value, for a secret that is not in a vault yet; null takes the vault's.</param>
public sealed record AdoptionOrder(
    string Secret,
    string Source,
    string Tenant,
    string ResourceId,
    string? Credential,
    string Policy,
    IReadOnlyList<string> Slots,
    SecretValue? Value
)
{
    /// <summary>Whether secrets of a source are something at the tenant that has an id; what somebody else issues is not.</summary>
    public static bool NeedsId(string? source) => source != ExternalSource.Kind;

    public HoldWish Hold { get; init; } = HoldWish.Usual;

    /// <summary>Whether a new credential is made where the vault has no secret of this name and no value is given.</summary>
    public bool Issue { get; init; }

    /// <summary>Who wants it; recorded where that releases the secret.</summary>
    public string By { get; init; } = "adoption";

    /// <summary>The tags that say so.</summary>
    public IReadOnlyDictionary<string, string> Tags(string? credential)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ManagedTags.Source] = Source,
            [ManagedTags.Tenant] = Tenant,
            [ManagedTags.Policy] = Policy,
            [ManagedTags.Rotation] = ManagedTags.Adopted,
        };
        if (ResourceId.Length > 0)
        {
            tags[ManagedTags.ResourceId] = ResourceId;
        }

        if (credential is not null)
        {
            tags[ManagedTags.Credential] = credential;
        }

        foreach (var (number, slot) in Slots.Index())
        {
            tags[$"{ManagedTags.SlotPrefix}{number + 1}"] = slot;
        }

        return tags;
    }
}
