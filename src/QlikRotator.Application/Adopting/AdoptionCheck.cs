using Microsoft.Extensions.Options;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Slots;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Adopting;

/// <summary>Either what to write, or why not.</summary>
internal sealed record AdoptionVerdict(IReadOnlyDictionary<string, string> Tags, DateTimeOffset ExpiresOn, Reason? Refusal)
{
    /// <summary>What the tenant says; null with a refusal that came before it was asked.</summary>
    public SourceState? State { get; init; }

    public bool Accepted { get; init; }

    /// <summary>Null with a refusal that came before it was found.</summary>
    public PolicySettings? Policy { get; init; }

    /// <summary>How it is known which credential the value belongs to.</summary>
    public CredentialMapping? Mapping { get; init; }

    /// <summary>What speaks against it and does not forbid it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static AdoptionVerdict No(string code, string message) => No(new Reason(code, message));

    public static AdoptionVerdict No(Reason refusal) => new(new Dictionary<string, string>(), default, refusal);
}

/// <summary>Asks everything a rotation would ask before it starts, so that nothing is adopted that could not be rotated.</summary>
internal sealed class AdoptionCheck(
    CredentialSources sources,
    SlotInspector slots,
    PolicyResolver policies,
    TagPermissions permissions,
    CredentialClaims claims,
    OtherSecrets others,
    IOptions<RotatorOptions> options,
    TimeProvider time
)
{
    /// <summary>A value older than its policy allows is due at once, but no version is written as expired.</summary>
    private static readonly TimeSpan ShortestLife = TimeSpan.FromDays(1);

    /// <summary>Everything in the order that no vault and no tenant need be asked about, at once; null where nothing is wrong.</summary>
    public Reason? WhyMisshapen(AdoptionOrder order)
    {
        List<Reason> problems = [];
        if (sources.Find(order.Source) is null)
        {
            problems.Add(new(ApplicationCodes.UnknownSource, $"'{order.Source}' is no source. Sources are {SourceNames.All}."));
        }

        if (policies.Find(order.Policy) is null)
        {
            problems.Add(UnknownPolicy.Of(order.Policy));
        }

        if (options.Value.FindTenant(order.Tenant) is null)
        {
            problems.Add(UnknownTenant.Of(options.Value, order.Tenant));
        }

        if (OrganizationTags.WhyNot(order.Source, order.Tenant, options.Value) is { } elsewhere)
        {
            problems.Add(elsewhere);
        }

        return problems is [] ? null : new(problems[0].Code, string.Join(' ', problems.Select(one => one.Message)));
    }

    public async Task<AdoptionVerdict> CheckAsync(
        AdoptionOrder order,
        SecretReference target,
        SecretValue value,
        CancellationToken ct
    )
    {
        if (sources.Find(order.Source) is not { } source)
        {
            return AdoptionVerdict.No(
                ApplicationCodes.UnknownSource,
                $"'{order.Source}' is no source. Sources are {SourceNames.All}."
            );
        }

        if (policies.Find(order.Policy) is not { } policy)
        {
            return AdoptionVerdict.No(UnknownPolicy.Of(order.Policy));
        }

        var parsed = ManagedSecretParser.Parse(Candidate(order, target));
        return !parsed.TryGet(out var secret, out var problem) ? AdoptionVerdict.No(problem)
            : permissions.WhyNot(secret) is { } forbidden ? AdoptionVerdict.No(forbidden)
            : await CheckAsync(order, source, new SourceCall(secret, policy, "adoption", value), ct);
    }

    private async Task<AdoptionVerdict> CheckAsync(
        AdoptionOrder order,
        ICredentialSource source,
        SourceCall call,
        CancellationToken ct
    )
    {
        var state = await source.InspectAsync(call, ct);
        var accepted = false;
        var reason = state.Refusal;
        if (reason is null && state.Issues)
        {
            var listed = state.Credentials.Any(one => one.Id == state.OldCredentialId);
            var proof = await source.ProveAsync(call, call.Current!, ct);
            accepted = proof.Proof == Proof.Accepted;
            reason =
                proof.Proof == Proof.Refused
                    ? Refused(call, proof)
                    : StartPolicy.WhyDrifted(state.OldCredentialId, listed, proof);
        }

        var claim =
            reason is null && state.Issues ? await claims.MakeAsync(call.Secret, state, accepted, record: false, ct) : null;
        var near = reason is null ? await others.LookAsync(call.Secret, state.OldCredentialId, ct) : Neighbours.None;
        reason ??= claim?.Refusal ?? near.Refusal ?? await slots.WhyNotAsync(call.Secret, ct);
        return new AdoptionVerdict(order.Tags(state.OldCredentialId), ExpiryOf(state, call.Policy), reason)
        {
            State = state,
            Accepted = accepted,
            Policy = call.Policy,
            Mapping = claim?.Mapping,
            Warnings = near.Warnings,
        };
    }

    private DateTimeOffset ExpiryOf(SourceState state, PolicySettings policy)
    {
        var current = state.Credentials.FirstOrDefault(one => one.Id == state.OldCredentialId);
        var now = time.GetUtcNow();
        var expiry = current?.ExpiresAt ?? (current?.CreatedAt ?? now) + policy.MaxAge;
        return expiry > now + ShortestLife ? expiry : now + ShortestLife;
    }

    private SecretVersionInfo Candidate(AdoptionOrder order, SecretReference target) =>
        new(target.At("adoption"), order.Tags(order.Credential), time.GetUtcNow(), null, true, null);

    private static Reason Refused(SourceCall call, ProofResult proof) =>
        new(ApplicationCodes.ValueRefused, $"{call.Secret.Tenant} refuses the value: {proof.Reason.Message}");
}
