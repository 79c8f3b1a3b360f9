using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Users;

internal sealed class User(string id, string subject, long sequence) : IListed
{
    public string Id => id;

    public string Subject => subject;

    public long Sequence => sequence;

    public required string Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The OAuth client whose bot this user is, or null for a person.</summary>
    public string? ClientId { get; init; }

    public bool TenantAdmin { get; init; }

    public bool MayManageApiKeys { get; set; }

    public bool Disabled { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
