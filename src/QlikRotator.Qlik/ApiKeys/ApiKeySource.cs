using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;
using QlikRotator.Qlik.Users;

namespace QlikRotator.Qlik.ApiKeys;

/// <summary>
/// Source <c>api-key</c>: the current key makes its successor, and the successor deletes it. Each key carries its rotation in its
/// description and expires by itself.
/// </summary>
internal sealed class ApiKeySource(IQlikTenants tenants, ApiKeyOwner owners, ApiKeyLimitCache limits, TimeProvider time)
    : ICredentialSource
{
    public const string Kind = "api-key";

    private const string Listed = "keys";
    private const string Me = "me";

    public async Task<SourceState> InspectAsync(SourceCall call, CancellationToken ct)
    {
        var owner = owners.ClientFor(call);
        if (!owner.TryGet(out var client, out var problem))
        {
            return Refused(problem);
        }

        var me = await call.Memory.AgainAsync(Me, () => QlikUser.SignedInAsync(client, ct), _ => true);
        if (ApiKeyOwner.WhyNotOwner(me, call) is { } stranger)
        {
            return Refused(stranger);
        }

        var known = new List<ApiKey>();
        foreach (var user in new[] { call.Secret.ResourceId, me.Value!.Id! }.Distinct())
        {
            var list = await ApiKey.ListActiveAsync(client, user, ct);
            if (!list.TryGet(out var keys, out var hidden))
            {
                return Refused(hidden);
            }

            known.AddRange(keys.Items.Where(key => key.Id is not null));
        }

        known.AddRange(await UnlistedAsync(client, call, known, ct));
        await call.Memory.AgainAsync(Listed, () => Task.FromResult(known), _ => true);

        return new SourceState(
            [.. known.Select(ToInfo)],
            call.Secret.CredentialId ?? IdOfCurrent(call, known),
            me.Value.Id,
            Provable: true,
            Marks: true,
            await limits.WhyNotAsync(call, client, known.Count(key => key.Sub == me.Value.Id), ct)
        )
        {
            MatchedId = IdOfCurrent(call, known),
        };
    }

    public async Task<MintResult> CreateAsync(SourceCall call, CancellationToken ct)
    {
        var found = owners.ClientFor(call);
        if (!found.TryGet(out var client, out var problem))
        {
            return new MintResult(null, problem);
        }

        var description = ApiKeyMarker.Describe(await OldDescriptionAsync(client, call, ct), call.Marker);
        var request = QlikRequest.Post(ApiKey.Path, NewApiKey.Living(call.Policy.Validity, description));
        var answer = await client.ReadAsync<ApiKey>(request, key => key is { Id: not null, Token: not null }, ct);
        if (answer.Value is not { Id: { } id, Token: { } token } made)
        {
            return new MintResult(null, answer.Refusal);
        }

        var owner = call.Policy.Allows(ApiKeyOwner.Change) ? made.Sub : call.Secret.ResourceId;
        return NewApiKey.WhyUseless(made, owner, call.Policy.Validity, time.GetUtcNow()) is { } useless
            ? new MintResult(null, useless, id)
            : new MintResult(new MintedCredential(id, token, made.Expiry, ContentType: null, owner), null);
    }

    public async Task<ProofResult> ProveAsync(SourceCall call, SecretValue value, CancellationToken ct)
    {
        var found = tenants.Find(call.Secret.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return new ProofResult(Proof.Unprovable, problem);
        }

        var me = IsCurrent(call, value)
            ? await call.Memory.OnceAsync(Me, () => QlikUser.SignedInAsync(tenant.As(value), ct), _ => true)
            : await QlikUser.SignedInAsync(tenant.As(value), ct);
        if (me.Value is null)
        {
            return Proofs.OfNo(me);
        }

        return await ApiKeyOwner.MayBeAsync(me.Value.Id, tenant, call, ct)
            ? new ProofResult(Proof.Accepted, new Reason(QlikCodes.SignedIn, "The tenant knows the key and its owner."))
            : new ProofResult(Proof.Refused, new Reason(QlikCodes.OwnerMismatch, $"The key belongs to user '{me.Value.Id}'."));
    }

    public async Task<DeleteResult> DeleteAsync(SourceCall call, string credentialId, CancellationToken ct)
    {
        var owner = owners.ClientFor(call);
        return owner.TryGet(out var client, out var problem)
            ? Deletion.Of(
                await client.SendAsync(QlikRequest.Delete(ApiKey.PathOf(credentialId)), ct),
                $"API key '{credentialId}'"
            )
            : new DeleteResult(false, problem);
    }

    /// <summary>A list may lack a key that is alive, and what is not listed would count as dead: the key itself is asked for.</summary>
    private static async Task<List<ApiKey>> UnlistedAsync(
        QlikClient client,
        SourceCall call,
        List<ApiKey> listed,
        CancellationToken ct
    )
    {
        var found = new List<ApiKey>();
        foreach (var id in call.KnownIds.Append(call.Secret.CredentialId).OfType<string>().Distinct())
        {
            if (
                !listed.Exists(key => key.Id == id)
                && (await client.GetAsync<ApiKey>(ApiKey.PathOf(id), ct)).Value is { Status: ApiKey.Active } key
            )
            {
                found.Add(key);
            }
        }

        return found;
    }

    private static async Task<string> OldDescriptionAsync(QlikClient client, SourceCall call, CancellationToken ct)
    {
        var id = call.Secret.CredentialId ?? (call.Current is null ? null : ApiKeyToken.KeyIdIn(call.Current));
        var known = await call.Memory.OnceAsync(Listed, () => Task.FromResult(new List<ApiKey>()), _ => false);
        var old =
            known.Find(key => key.Id == id) ?? (id is null ? null : (await client.GetAsync<ApiKey>(ApiKey.PathOf(id), ct)).Value);
        return old?.Description ?? call.Secret.Newest.Name;
    }

    /// <summary>Then the answer to who its owner is, a moment ago, was the tenant's yes to this very key.</summary>
    private static bool IsCurrent(SourceCall call, SecretValue value) =>
        !ApiKeyOwner.ActsAsBot(call.Policy) && ReferenceEquals(call.Current, value);

    private static string? IdOfCurrent(SourceCall call, List<ApiKey> keys)
    {
        var id = call.Current is null ? null : ApiKeyToken.KeyIdIn(call.Current);
        return keys.Exists(key => key.Id == id) ? id : null;
    }

    private static CredentialInfo ToInfo(ApiKey key) =>
        new(key.Id!, key.Created, key.CreatedByUser, ApiKeyMarker.MarkerIn(key.Description), key.Expiry);

    private static SourceState Refused(Reason refusal) => new([], null, null, Provable: true, Marks: true, refusal);
}
