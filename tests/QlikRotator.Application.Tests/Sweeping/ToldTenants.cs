using QlikRotator.Application.Discovering;
using QlikRotator.Application.Messages;

namespace QlikRotator.Application.Tests.Sweeping;

/// <summary>Tenants that hold what a test says.</summary>
internal sealed class ToldTenants : ITenantReader
{
    public Dictionary<string, TenantContents> Contents { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Tenants => [.. Contents.Keys];

    public Task<TenantContents> ReadAsync(string tenant, CancellationToken ct) => Task.FromResult(Contents[tenant]);

    public static TenantContents Empty(string tenant) => new(tenant, [], [], [], [], [], null, null, []);
}

/// <summary>Remembers letters and whom they went to.</summary>
internal sealed class LetterLog : ILetters
{
    public List<(Notice Notice, IReadOnlyList<string> Channels)> Sent { get; } = [];

    public Task TellAsync(Notice notice, IReadOnlyList<string> channels, CancellationToken ct)
    {
        Sent.Add((notice, channels));
        return Task.CompletedTask;
    }
}
