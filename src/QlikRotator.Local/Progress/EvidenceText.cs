using QlikRotator.Application.Messages;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Progress;

/// <summary>What a person decides on, line by line.</summary>
internal static class EvidenceText
{
    public static void Show(Terminal terminal, Evidence evidence, string? whyNow)
    {
        var listing = new Listing("what", "is");
        listing.Add("secret", evidence.Secret.ToString());
        listing.Add("tenant", $"{evidence.Tenant} ({evidence.Source})");
        listing.Add("old", $"{evidence.OldCredentialId}, since {evidence.OldCreatedOn:u}");
        if (evidence.NewIssuedAt is { } issued)
        {
            listing.Add("new", $"{evidence.NewCredentialId}, since {issued:u}");
        }

        foreach (var check in evidence.Health?.Checks ?? [])
        {
            listing.Add("health", $"{check.Subject}: {check.Reason.Message}");
        }

        foreach (var slot in evidence.Slots)
        {
            listing.Add("slot", $"{slot.Slot}: {slot.Reason.Message}");
        }

        listing.Add("asked by", evidence.RequestedBy);
        if (whyNow is not null)
        {
            listing.Add("why now", whyNow);
        }

        listing.Add("until", $"{evidence.Deadline:u}; without an answer {EvidenceFacts.WithoutAnswer(evidence)}");
        listing.Write(terminal);
    }
}
