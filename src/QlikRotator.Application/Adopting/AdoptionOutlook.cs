using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Adopting;

/// <summary>What an adoption means for what exists: when the secret is due, and what dies then. Pure.</summary>
/// <param name="Tags">Of the adoption, with the hold's.</param>
/// <param name="DueAt">UTC; null where somebody else issues the value.</param>
internal sealed record AdoptionOutlook(
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset? DueAt,
    RetirementForecast? Retirement,
    Reason? Refusal
)
{
    /// <param name="stored">The newest version; null where there is none.</param>
    public static AdoptionOutlook Of(
        HoldWish wish,
        SecretReference target,
        SecretVersionInfo? stored,
        AdoptionVerdict verdict,
        DateTimeOffset now
    )
    {
        if (wish.WhyOver(now) is { } over)
        {
            return new(verdict.Tags, null, null, over);
        }

        var issues = verdict.State!.Issues;
        var tags = new Dictionary<string, string>(verdict.Tags, StringComparer.Ordinal);
        if (issues && wish.After(stored?.Tags) is { } hold)
        {
            tags[ManagedTags.Hold] = hold.ToString();
        }

        var written = new SecretVersionInfo(target.At("adoption"), tags, stored?.CreatedOn ?? now, verdict.ExpiresOn, true, null);
        if (!ManagedSecretParser.Parse(written).TryGet(out var secret, out var problem))
        {
            return new(tags, null, null, problem);
        }

        var due = issues ? RotationPolicy.DueAt(secret, verdict.Policy!) : (DateTimeOffset?)null;
        var start = due > now ? due.Value : now;
        return new(tags, due, RetirementForecast.Of(secret, verdict.Policy!, issues, start), null);
    }
}
