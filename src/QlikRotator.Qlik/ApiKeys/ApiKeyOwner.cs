using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;
using QlikRotator.Qlik.Users;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>
/// Who makes and deletes a key: its owner, with the key that works now, because nobody can make a key for somebody else. Where the
/// policy allows <see cref="AsBot"/> the rotator's own bot user is the owner, and an expired key is no obstacle. Where it allows
/// <see cref="Change"/> the bot user becomes the owner of what was somebody else's: consumers then act as the bot.
/// </summary>
internal sealed class ApiKeyOwner(IQlikTenants tenants)
{
    public const string AsBot = Abilities.ApiKeyAsBot;
    public const string Change = Abilities.OwnerChange;

    public Result<QlikClient> ClientFor(SourceCall call)
    {
        var found = tenants.Find(call.Secret.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return problem;
        }

        return call.Current switch
        {
            _ when ActsAsBot(call) => tenant.AsRotator,
            { } key => tenant.As(key),
            null => new Reason(QlikCodes.NoCurrentKey, "Only the owner's current API key can act for its owner."),
        };
    }

    /// <summary>Why a user's answer to "who am I" does not make it the owner, or null.</summary>
    public static Reason? WhyNotOwner(QlikAnswer<QlikUser> me, SourceCall call) =>
        me switch
        {
            { Status: System.Net.HttpStatusCode.Unauthorized, Refusal: { } refusal } when !ActsAsBot(call) => new(
                CoreCodes.CurrentKeyRefused,
                $"The API key in the vault is expired or deleted, so it cannot make its successor ({refusal.Message}) "
                    + "Either its owner makes a new key and stores it as the newest version with its id in the tag qlik-credential, "
                    + $"or the policy allows '{Change}', and the rotator's own bot user becomes the owner."
            ),
            { Value: null } => me.Refusal,
            { Value.Id: { } id } when id == call.Secret.ResourceId || call.Policy.Allows(Change) => null,
            _ when ActsAsBot(call) => new(
                QlikCodes.OwnerMismatch,
                $"The rotator would make the new key as its own bot user '{me.Value.Id}', but the tag qlik-id names user '{call.Secret.ResourceId}' as the owner. "
                    + $"A key may pass to the bot where the policy allows '{Change}'; without '{AsBot}' a key that works makes its own successor."
            ),
            _ => new(
                QlikCodes.OwnerMismatch,
                $"The key belongs to user '{me.Value.Id}', but the tag qlik-id names '{call.Secret.ResourceId}'. "
                    + $"A key may pass to the rotator's own bot user where the policy allows '{Change}'."
            ),
        };

    /// <summary>Whether a value that speaks for this user is one of the managed secret's.</summary>
    public static async Task<bool> MayBeAsync(string? user, QlikTenant tenant, SourceCall call, CancellationToken ct) =>
        user == call.Secret.ResourceId || (call.Policy.Allows(Change) && user == (await tenant.SelfAsync(ct))?.Id);

    public static bool ActsAsBot(PolicySettings policy) => policy.Allows(AsBot) || policy.Allows(Change);

    private static bool ActsAsBot(SourceCall call) => ActsAsBot(call.Policy);
}
