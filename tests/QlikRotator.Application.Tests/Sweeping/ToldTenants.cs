using QlikRotator.Application.Discovering;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Sweeping;

/// <summary>Tenants that hold what a test says.</summary>
internal sealed class ToldTenants : ITenantReader, ITenantUsers
{
    public Dictionary<string, TenantContents> Contents { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Tenants => [.. Contents.Keys];

    public Task<TenantContents> ReadAsync(string tenant, CancellationToken ct) => Task.FromResult(Contents[tenant]);

    /// <summary>By id.</summary>
    public Dictionary<string, TenantUser> Users { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether nobody can be asked who a user is.</summary>
    public bool UsersAreAway { get; set; }

    public Task<Result<TenantUser>> FindAsync(string tenant, string id, CancellationToken ct) =>
        UsersAreAway
            ? throw new TryAgainException(new("Qlik503", "The tenant is away."))
            : Task.FromResult<Result<TenantUser>>(Users.TryGetValue(id, out var user) ? user : new Reason("Qlik404", "Nobody."));

    public static TenantContents Empty(string tenant) => new(tenant, [], [], [], [], [], null, null, []);
}

/// <summary>Remembers letters and whom they went to.</summary>
internal sealed class LetterLog : ILetters
{
    public List<(Notice Notice, IReadOnlyList<string> Channels)> Sent { get; } = [];

    public List<(Notice Notice, string Mailbox)> ToPeople { get; } = [];

    /// <summary>Whether the mail server is away.</summary>
    public bool IsAway { get; set; }

    public Task<bool> TellPersonAsync(Notice notice, string channel, string mailbox, CancellationToken ct)
    {
        if (!IsAway)
        {
            ToPeople.Add((notice, mailbox));
        }

        return Task.FromResult(!IsAway);
    }

    public Task TellAsync(Notice notice, IReadOnlyList<string> channels, CancellationToken ct)
    {
        Sent.Add((notice, channels));
        return Task.CompletedTask;
    }
}
