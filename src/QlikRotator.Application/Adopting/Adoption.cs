using Microsoft.Extensions.Options;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.Adopting;

/// <summary>
/// Puts secrets under management by writing their tags, once their value is proved to work. Doing it again writes the same tags
/// again; a new version is written only where the value given is not the vault's.
/// </summary>
public sealed class Adoption
{
    private readonly ISecretRegistry _registry;
    private readonly ISecretVault _vault;
    private readonly IVersionTags _tags;
    private readonly AdoptionCheck _check;
    private readonly CredentialClaims _claims;
    private readonly KnownSecrets _known;
    private readonly ReleaseRecords _releases;
    private readonly TimeProvider _time;
    private readonly IssuedAdoption _issued;
    private readonly IOptions<RotatorOptions> _options;

    internal Adoption(
        ISecretRegistry registry,
        ISecretVault vault,
        IVersionTags tags,
        AdoptionCheck check,
        CredentialClaims claims,
        KnownSecrets known,
        ReleaseRecords releases,
        TimeProvider time,
        IssuedAdoption issued,
        IOptions<RotatorOptions> options
    )
    {
        _registry = registry;
        _vault = vault;
        _tags = tags;
        _check = check;
        _claims = claims;
        _known = known;
        _releases = releases;
        _time = time;
        _issued = issued;
        _options = options;
    }

    /// <exception cref="Core.Workflow.TryAgainException">Vault or tenant cannot be reached; nothing was written.</exception>
    public async Task<AdoptionResult> AdoptAsync(AdoptionOrder order, bool dryRun, CancellationToken ct)
    {
        if (_check.WhyMisshapen(order) is { } misshapen)
        {
            return Refused(order, misshapen, NewSecret(order.Secret));
        }

        var found = await _registry.FindAsync(order.Secret, ct);
        if (order is { Issue: true, Value: null } && TargetToIssue(order, found) is { } fresh)
        {
            return await _issued.IssueAsync(order, fresh, dryRun, ct);
        }

        if (!found.TryGet(out var version, out var missing) && (order.Value is null || missing.Code != CoreCodes.SecretNotFound))
        {
            return Refused(order, missing, NewSecret(order.Secret));
        }

        var target = version?.Reference.ToSecret() ?? NewSecret(order.Secret);
        if (target is null)
        {
            return Refused(
                order,
                new(ApplicationCodes.VaultUnclear, "Several vaults are configured: name the secret as vault/name.")
            );
        }

        var read = version is null ? null : await _vault.ReadAsync(target, version.Reference.Version, ct);
        return (order.Value ?? read?.Value?.Value) is { } value
            ? await AdoptAsync(order, target, read?.Value, value, dryRun, ct)
            : Refused(order, read!.Problem!, target);
    }

    private async Task<AdoptionResult> AdoptAsync(
        AdoptionOrder order,
        SecretReference target,
        StoredSecret? stored,
        SecretValue value,
        bool dryRun,
        CancellationToken ct
    )
    {
        var verdict = await _check.CheckAsync(order, target, value, ct);
        if (verdict.Refusal is { } refusal)
        {
            return Refused(order, refusal, target);
        }

        var outlook = AdoptionOutlook.Of(order.Hold, target, stored?.Info, verdict, _time.GetUtcNow());
        if (outlook.Refusal is { } past)
        {
            return Refused(order, past, target);
        }

        var tags = WithOwn(stored?.Info.Tags, outlook.Tags);
        if (dryRun)
        {
            return Result(AdoptionKind.WouldAdopt, new(ApplicationCodes.DryRun, "Nothing was written."));
        }

        var known = stored?.Value.Matches(value) == true;
        var written = known
            ? await _tags.TagAsync(stored!.Info.Reference, tags, verdict.ExpiresOn, ct)
            : await _vault.WriteAsync(target, value, new(tags, verdict.ExpiresOn, stored?.Info.ContentType), ct);
        if (!written.TryGet(out var version, out var problem))
        {
            return Refused(order, problem, target);
        }

        await RecordAsync(version, verdict, ct);
        if (order.Hold == HoldWish.None && stored?.Info.Tags.ContainsKey(ManagedTags.Hold) == true)
        {
            await _releases.KeepAsync(
                new(target, version.Reference.Version, order.By, _time.GetUtcNow(), "Adopted without a hold."),
                ct
            );
        }

        return Result(AdoptionKind.Adopted, new(ApplicationCodes.Adopted, $"Version {version.Reference.Version} is managed."));

        AdoptionResult Result(AdoptionKind kind, Reason reason) =>
            new(order.Secret, target, kind, reason, tags, verdict.ExpiresOn)
            {
                Mapping = verdict.Mapping,
                Warnings = verdict.Warnings,
                DueAt = outlook.DueAt,
                Retirement = outlook.Retirement,
            };
    }

    private async Task RecordAsync(SecretVersionInfo version, AdoptionVerdict verdict, CancellationToken ct)
    {
        if (ManagedSecretParser.Parse(version).Value is not { } secret)
        {
            return;
        }

        await _known.MeetAsync(new KnownSecret(secret.Secret, secret.Source, secret.Newest.Version), ct);
        if (verdict.State is { Issues: true } state)
        {
            await _claims.MakeAsync(secret, state, verdict.Accepted, record: true, ct);
        }
    }

    /// <summary>The owner's own tags stay, and who starts its rotations; of ours otherwise only what is said now.</summary>
    private static Dictionary<string, string> WithOwn(
        IReadOnlyDictionary<string, string>? stored,
        IReadOnlyDictionary<string, string> ours
    )
    {
        var tags = new Dictionary<string, string>(ours, StringComparer.Ordinal);
        foreach (var (name, text) in stored ?? new Dictionary<string, string>())
        {
            if (!name.StartsWith(ManagedTags.Prefix, StringComparison.Ordinal) || name == ManagedTags.Schedule)
            {
                tags[name] = text;
            }
        }

        return tags;
    }

    /// <summary>Where the vault has no such secret yet, or one that was issued here: a crash may have cut that off.</summary>
    private SecretReference? TargetToIssue(AdoptionOrder order, Result<SecretVersionInfo> found) =>
        found.TryGet(out var version, out var missing)
            ? IssuedAdoption.IsOwn(version)
                ? version.Reference.ToSecret()
                : null
            : missing.Code == CoreCodes.SecretNotFound
                ? NewSecret(order.Secret)
                : null;

    private SecretReference? NewSecret(string name) =>
        _options.Value.Vaults is [{ Uri: { } vault }] && !name.Contains('/', StringComparison.Ordinal) ? new(vault, name) : null;

    private static AdoptionResult Refused(AdoptionOrder order, Reason why, SecretReference? secret = null) =>
        new(order.Secret, secret, AdoptionKind.Refused, why, new Dictionary<string, string>(), null);
}
