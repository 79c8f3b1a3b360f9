using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.OAuthClients;

namespace QlikRotator.Simulators.Qlik.Users;

internal sealed class UserStore(QlikTenant tenant)
{
    private readonly List<User> _users = [];
    private long _sequence;

    public IReadOnlyList<User> All => _users;

    public User? Find(string? id) => _users.Find(user => user.Id == id);

    public User Get(string id) => Find(id) ?? throw new ArgumentException($"No user {id}.", nameof(id));

    /// <summary>By the <c>user_lookup</c> of an impersonation request.</summary>
    public User? Find(JsonObject? lookup) =>
        lookup?.Text("field") switch
        {
            "userId" => Find(lookup.Text("value")),
            "subject" => _users.Find(user => user.Subject == lookup.Text("value")),
            _ => null,
        };

    public User? FindBot(string clientId) => _users.Find(user => user.ClientId == clientId);

    /// <summary>The client's bot; the first token request makes it, with rights like those of a TenantAdmin.</summary>
    public User BotFor(OAuthClient client)
    {
        if (FindBot(client.Id) is { } bot)
        {
            return bot;
        }

        var user = new User(Ids.Hex(24), $"qlikbot\\{client.Id}", ++_sequence)
        {
            Name = client.Name,
            ClientId = client.Id,
            TenantAdmin = true,
            CreatedAt = tenant.Now,
        };
        _users.Add(user);
        return user;
    }

    public User Add(NewUser seed)
    {
        var user = new User(Ids.Hex(24), seed.Subject, ++_sequence)
        {
            Name = seed.Name ?? seed.Subject,
            Email = seed.Email,
            TenantAdmin = seed.TenantAdmin,
            MayManageApiKeys = seed.MayManageApiKeys,
            Disabled = seed.Disabled,
            CreatedAt = tenant.Now,
        };
        _users.Add(user);
        return user;
    }
}
