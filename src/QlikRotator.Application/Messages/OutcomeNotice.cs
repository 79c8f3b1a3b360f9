using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>How a rotation ended, as it is told.</summary>
public static class OutcomeNotice
{
    /// <summary>Refusals of duplicates: nobody has to know, and nothing is to be done.</summary>
    private static readonly string[] Silent = ["Stale", "AnotherRotationRuns"];

    /// <param name="attempt">Of the rotation; a refusal for the same reason is said once, however often it is tried again.</param>
    /// <returns>Null for what nobody needs to hear.</returns>
    public static Notice? Of(RotationRequest request, RotationOutcome outcome, int attempt)
    {
        if (outcome.Kind == OutcomeKind.Refused && Silent.Contains(outcome.Reason.Code, StringComparer.Ordinal))
        {
            return null;
        }

        var words = OutcomeWords.Of(request.Subject.Name, outcome);
        var which = outcome.Kind == OutcomeKind.Refused ? outcome.Reason.Code : $"{attempt}";
        return new Notice(
            $"outcome {request.RotationId} {outcome.Kind} {which}",
            words.Event,
            words.Tone,
            words.Title,
            words.Text,
            words.Next,
            Facts(request, outcome),
            request.Subject.ToSecret(),
            request.RotationId,
            new NoticePage($"rotations/{request.RotationId}", "Open the rotation")
        );
    }

    private static List<NoticeFact> Facts(RotationRequest request, RotationOutcome outcome)
    {
        var facts = new List<NoticeFact> { new("Secret", request.Subject.ToSecret().ToString()) };
        Add(facts, "Old credential", outcome.OldCredentialId);
        Add(facts, "New credential", outcome.New?.CredentialId);
        Add(facts, "New value ends", When.Text(outcome.New?.ExpiresOn));
        facts.AddRange(
            outcome.Slots.Select(slot => new NoticeFact(
                "Slot",
                $"{SlotWords.Of(slot.Slot, tenant: null)}: {slot.Reason.Message}"
            ))
        );
        facts.Add(new("Why", outcome.Reason.Message));
        facts.Add(new("Started by", EventWords.Actor(request.RequestedBy)));
        facts.Add(new("Rotation", request.RotationId));
        return facts;
    }

    private static void Add(List<NoticeFact> facts, string name, string? value)
    {
        if (value is not null)
        {
            facts.Add(new(name, value));
        }
    }
}
