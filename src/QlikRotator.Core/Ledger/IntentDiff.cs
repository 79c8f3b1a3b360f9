using QlikRotator.Core.Ports;

namespace QlikRotator.Core.Ledger;

/// <summary>Credentials that an open intent left behind, and whether that can be told at all.</summary>
/// <param name="Orphans">Ours, value lost: to be deleted before another is created.</param>
/// <param name="Undecidable">Why a person must look first; null when everything is clear.</param>
public sealed record StrayVerdict(IReadOnlyList<string> Orphans, Reason? Undecidable);

/// <summary>Tells our own lost credentials from other people's by the list before, the marker, and who created what when.</summary>
public static class IntentDiff
{
    /// <summary>Clocks of the tenant and of this process may differ by this much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public static StrayVerdict Judge(IntentRecord intent, SourceState now)
    {
        var strangers = now.Credentials.Where(one => !intent.Before.Contains(one.Id) && one.Id != intent.CredentialId).ToList();
        if (now.Marks)
        {
            return new([.. strangers.Where(one => one.Marker == intent.RotationId).Select(one => one.Id)], null);
        }

        var anonymous = strangers.FirstOrDefault(one =>
            one.CreatedBy is null || one.CreatedAt is null || now.OwnIdentity is null
        );
        if (anonymous is not null)
        {
            return new([], Undecidable($"the tenant does not say who created '{anonymous.Id}' and when"));
        }

        var ours = strangers.Where(one => one.CreatedBy == now.OwnIdentity && one.CreatedAt >= intent.At - Skew).ToList();
        return ours.Count <= 1
            ? new([.. ours.Select(one => one.Id)], null)
            : new(
                [],
                Undecidable($"{ours.Count} new credentials of ours exist: {string.Join(", ", ours.Select(one => one.Id))}")
            );
    }

    private static Reason Undecidable(string detail) =>
        new(
            "StrayCredential",
            $"An earlier attempt may have left a credential behind, and {detail}. Delete what is not in use, then try again."
        );
}
