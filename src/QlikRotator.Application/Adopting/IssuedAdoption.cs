using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Pacing;
using QlikRotator.Application.Permissions;
using QlikRotator.Application.Rotating.Credentials;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Rotating.Issue;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Adopting;

/// <summary>
/// Puts under management what nobody knows the value of: a new credential is made beside the old one, proved, and stored. The old one is
/// left alone and listed until a person retires it. One at a time; begun again after a lost answer or a crash it finds its own version, or what it made
/// and lost.
/// </summary>
internal sealed class IssuedAdoption(
    ISecretVault vault,
    CredentialSources sources,
    PolicyResolver policies,
    TagPermissions permissions,
    IssuerFactory issuers,
    IssueCheck check,
    StrayCollector strays,
    CredentialMinter minter,
    CredentialRegister register,
    KnownSecrets known,
    IssueRecord record,
    LeasedWork work,
    WriteBudget budget,
    WriteNeeds needs,
    TimeProvider time
)
{
    /// <summary>As in a rotation: each lost answer may have left a credential that nobody can be sure of.</summary>
    private const int MostUnproven = 2;

    /// <summary>Whether a version is one that issuing at adoption wrote.</summary>
    public static bool IsOwn(SecretVersionInfo version) =>
        version.Tags.GetValueOrDefault(ManagedTags.Rotation) == IssueSubject.IdFor(version.Reference.ToSecret());

    public async Task<AdoptionResult> IssueAsync(AdoptionOrder order, SecretReference target, bool dryRun, CancellationToken ct)
    {
        if (sources.Find(order.Source) is null)
        {
            return Refused(
                order,
                target,
                new(ApplicationCodes.UnknownSource, $"'{order.Source}' is no source. Sources are {SourceNames.All}.")
            );
        }

        if (policies.Find(order.Policy) is not { } policy)
        {
            return Refused(order, target, UnknownPolicy.Of(order.Policy));
        }

        if (order.Hold.WhyOver(time.GetUtcNow()) is { } over)
        {
            return Refused(order, target, over);
        }

        var drafted = IssueSubject.Of(order, target, policy, time.GetUtcNow());
        if (!drafted.TryGet(out var subject, out var problem))
        {
            return Refused(order, target, problem);
        }

        if (permissions.WhyNot(subject.Secret) is { } forbidden)
        {
            return Refused(order, target, forbidden);
        }

        if (dryRun)
        {
            return await WorkAsync(subject, dryRun, ct);
        }

        var done = await work.RunAsync(subject.Secret, mine => WorkAsync(subject, dryRun, mine), ct);
        return done.TryGet(out var made, out var busy) ? made : Refused(order, target, busy);
    }

    private async Task<AdoptionResult> WorkAsync(IssueSubject subject, bool dryRun, CancellationToken ct)
    {
        var issuer = issuers.For(subject.Request, subject.Secret, current: null);
        var written = (await vault.ListVersionsAsync(subject.Secret.Secret, ct)).FirstOrDefault(IsOwn);
        if (written is not null)
        {
            return dryRun ? Would(subject, "It was issued before.") : await EndAsync(subject, written, ct);
        }

        var outlook = await check.LookAsync(subject, issuer, ct);
        return outlook.Refusal is { } refusal ? Refused(subject.Order, subject.Secret.Secret, refusal)
            : dryRun ? Would(subject, WouldMake(subject, outlook)) with { Warnings = outlook.Warnings }
            : await IssueAsync(subject, issuer, outlook, ct);
    }

    private async Task<AdoptionResult> IssueAsync(IssueSubject subject, Issuer issuer, IssueOutlook outlook, CancellationToken ct)
    {
        await LeaveAsync(subject, outlook, ct);
        await budget.SpendAsync(subject.Secret.Tenant, needs.Of(subject.Secret, subject.Policy).User, 1, ct);
        var id = subject.Request.RotationId;
        var (state, recorded) = await strays.CollectAsync(issuer, subject.Secret, id, keep: null, ct);
        if (state.Refusal is { } refusal)
        {
            return Refused(subject.Order, subject.Secret.Secret, refusal);
        }

        if (recorded.UnprovenOf(id) >= MostUnproven)
        {
            return Refused(
                subject.Order,
                subject.Secret.Secret,
                new(
                    CoreCodes.StrayCredential,
                    $"The answers to {MostUnproven} creations were lost. Ask who uses what is listed as left, then choose another name."
                )
            );
        }

        var attempt = recorded.LostAttemptsOf(id) is [var open, ..]
            ? open
            : await register.IntendAsync(
                subject.Secret,
                id,
                recorded.AttemptsOf(id).Count + 1,
                [.. state.Credentials.Select(one => one.Id)],
                [],
                ct
            );
        var input = new IssueInput(subject.Request, subject.Secret, outlook.OldId);
        var issued = await minter.MintAsync(issuer, input, attempt, subject.Before, state.Provable, ct);
        if (issued.Staged is null)
        {
            return Refused(subject.Order, subject.Secret.Secret, issued.Refusal!);
        }

        var version = (await vault.ListVersionsAsync(subject.Secret.Secret, ct)).First(IsOwn);
        return await EndAsync(subject, version, ct) with { Warnings = outlook.Warnings };
    }

    /// <summary>Before anything is made: whatever happens then, the old one is listed until it is dead.</summary>
    private async Task LeaveAsync(IssueSubject subject, IssueOutlook outlook, CancellationToken ct)
    {
        if (outlook.State!.Credentials.FirstOrDefault(one => one.Id == outlook.OldId) is not { } old)
        {
            return;
        }

        var met = register.Of(subject.Secret, old.Id, CredentialMapping.Claimed, version: null) with
        {
            CreatedAt = old.CreatedAt,
        };
        var why = new Reason(
            ApplicationCodes.IssuedBeside,
            $"It was there before {subject.Secret.Secret} was made beside it, and its value is not in the vault. Retire it once no consumer uses it."
        );
        await register.MoveAsync(await register.MeetAsync(met, ct), CredentialState.Left, why, ct);
    }

    /// <summary>What follows the vault's write. Each part is done once, whoever comes by.</summary>
    private async Task<AdoptionResult> EndAsync(IssueSubject subject, SecretVersionInfo version, CancellationToken ct)
    {
        await known.MeetAsync(new KnownSecret(subject.Secret.Secret, subject.Secret.Source, version.Reference.Version), ct);
        await record.WriteAsync(subject, version, ct);
        var credential = version.Tags.GetValueOrDefault(ManagedTags.Credential);
        return Result(
            subject,
            AdoptionKind.Issued,
            new(ApplicationCodes.Issued, $"Credential {credential} was made, and is version {version.Reference.Version}."),
            version
        );
    }

    /// <summary>Which credential it will be is not known before it is made.</summary>
    private AdoptionResult Would(IssueSubject subject, string what)
    {
        var tags = subject.Before.Tags.Where(tag => tag.Key != ManagedTags.Credential).ToDictionary();
        return Result(subject, AdoptionKind.WouldIssue, new(ApplicationCodes.DryRun, what), subject.Before with { Tags = tags });
    }

    private static string WouldMake(IssueSubject subject, IssueOutlook outlook) =>
        $"A new credential would be made for {subject.Secret.Source} {subject.Secret.ResourceId}, which has {Words.Count(outlook.State!.Credentials.Count, "credential")} now. "
        + (outlook.OldId is { } old ? $"Credential {old} would stay alive, listed as left." : "There is no old one.");

    private AdoptionResult Result(IssueSubject subject, AdoptionKind kind, Reason reason, SecretVersionInfo version)
    {
        var expires = version.ExpiresOn ?? time.GetUtcNow() + subject.Policy.MaxAge;
        var secret = subject.Secret with
        {
            ExpiresOn = expires,
            CreatedOn = version.CreatedOn,
            CredentialId = version.Tags.GetValueOrDefault(ManagedTags.Credential),
        };
        var due = RotationPolicy.DueAt(secret, subject.Policy);
        return new(subject.Order.Secret, subject.Secret.Secret, kind, reason, version.Tags, expires)
        {
            Mapping = kind == AdoptionKind.Issued ? CredentialMapping.Created : null,
            DueAt = due,
            Retirement = RetirementForecast.Of(secret, subject.Policy, issues: true, due),
        };
    }

    private static AdoptionResult Refused(AdoptionOrder order, SecretReference secret, Reason why) =>
        new(order.Secret, secret, AdoptionKind.Refused, why, new Dictionary<string, string>(), null);
}
