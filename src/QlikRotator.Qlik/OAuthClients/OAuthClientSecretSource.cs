using System.Net;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.SignIn;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>Source <c>oauth-client-secret</c>: up to five secrets side by side, known by their hints, alive until deleted.</summary>
internal sealed class OAuthClientSecretSource(IQlikTenants tenants) : ICredentialSource
{
    public const string Kind = "oauth-client-secret";

    private const string Client = "client";

    public async Task<SourceState> InspectAsync(SourceCall call, CancellationToken ct)
    {
        var found = tenants.FindAny(call.Secret.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return Empty(problem);
        }

        var answer = await ReadAsync(tenant, call, ct);
        if (answer.Value is not { } client)
        {
            return Empty(WhyUnreadable(answer, call));
        }

        call.Memory.KeepForAll(Client, answer);

        var secrets = (client.ClientSecrets ?? []).Where(secret => secret.Hint is not null).ToList();
        return new SourceState(
            [.. secrets.Select(secret => new CredentialInfo(secret.Hint!, secret.CreatedAt, secret.CreatedBy, null, null))],
            call.Secret.CredentialId ?? (secrets.Count == 1 ? secrets[0].Hint : null),
            (await tenant.SelfAsync(ct))?.Id,
            OAuthClientRules.IsProvable(client),
            Marks: false,
            OAuthClientRules.WhyNot(client, tenant.IsOrganization)
        )
        {
            MatchedId = OAuthClientRules.HintIn(call.Current, secrets),
        };
    }

    public async Task<MintResult> CreateAsync(SourceCall call, CancellationToken ct)
    {
        var found = tenants.FindAny(call.Secret.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return new MintResult(null, problem);
        }

        var answer = await new OAuthClientApi(tenant).CreateSecretAsync(call.Secret.ResourceId, ct);
        return answer.Value is { Hint: { } hint, ClientSecret: { } value }
            ? new MintResult(new MintedCredential(hint, value, ExpiresAt: null, ContentType: null), null)
            : new MintResult(null, WhyNotCreated(answer));
    }

    public async Task<ProofResult> ProveAsync(SourceCall call, SecretValue value, CancellationToken ct)
    {
        var found = tenants.FindAny(call.Secret.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return new ProofResult(Proof.Unprovable, problem);
        }

        // Whether its secrets can be tried at all: no rotation changes that.
        var client = await call.Memory.OnceForAllAsync(Client, () => ReadAsync(tenant, call, ct), IsKnown);
        if (client.Value is null)
        {
            return new ProofResult(Proof.Unprovable, WhyUnreadable(client, call));
        }

        return OAuthClientRules.IsProvable(client.Value)
            ? await TryAsync(tenant.ProofTokens, client.Value, call.Secret.ResourceId, value, ct)
            : new ProofResult(Proof.Unprovable, NoGrant);
    }

    public async Task<DeleteResult> DeleteAsync(SourceCall call, string credentialId, CancellationToken ct)
    {
        var found = tenants.FindAny(call.Secret.Tenant);
        if (!found.TryGet(out var tenant, out var problem))
        {
            return new DeleteResult(false, problem);
        }

        var answer = await new OAuthClientApi(tenant).DeleteSecretAsync(call.Secret.ResourceId, credentialId, ct);
        return Deletion.Of(answer, $"Secret '{credentialId}'");
    }

    private static Task<QlikAnswer<OAuthClient>> ReadAsync(QlikTenant tenant, SourceCall call, CancellationToken ct) =>
        new OAuthClientApi(tenant).ReadAsync(call.Secret.ResourceId, ct);

    private static bool IsKnown(QlikAnswer<OAuthClient> answer) => answer.Value is not null;

    // All of a client's secrets stand for the same bot, grant and scopes: whatever the tenant's no is about, the value does not work.
    private static async Task<ProofResult> TryAsync(
        ProofTokens tokens,
        OAuthClient client,
        string clientId,
        SecretValue value,
        CancellationToken ct
    )
    {
        var request = new TokenRequest(clientId) { ClientSecret = value, Scope = OAuthClientRules.NarrowestScope(client) };
        var answer = await tokens.RequestAsync(request, ct);
        if (answer.Status == HttpStatusCode.BadRequest && request.Scope is not null)
        {
            answer = await tokens.RequestAsync(request with { Scope = null }, ct);
        }

        return answer.Value is null
            ? Proofs.OfNo(answer)
            : new ProofResult(Proof.Accepted, new Reason(QlikCodes.TokenGranted, "The tenant gives a token for this secret."));
    }

    private static readonly Reason NoGrant = new(
        QlikCodes.NoClientCredentials,
        "The OAuth client does not have the grant client_credentials, so nothing but its own application can try its secret."
    );

    private static SourceState Empty(Reason refusal) => new([], null, null, Provable: false, Marks: false, refusal);

    private static Reason WhyUnreadable(QlikAnswer answer, SourceCall call) =>
        answer.IsNotFound
            ? new(QlikCodes.ClientNotFound, $"{call.Secret.Tenant} has no OAuth client '{call.Secret.ResourceId}'.")
            : answer.Refusal!;

    private static Reason? WhyNotCreated(QlikAnswer answer) =>
        answer.Status == HttpStatusCode.Conflict
            ? new(
                QlikCodes.TooManySecrets,
                $"The OAuth client has {OAuthClientRules.MostSecrets} secrets already: delete one that is not in use."
            )
            : answer.Refusal;
}
