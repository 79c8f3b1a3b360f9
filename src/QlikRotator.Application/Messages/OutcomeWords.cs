using QlikRotator.Application.Inventory;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

public sealed record OutcomeWords(string Event, NoticeTone Tone, string Title, string Text, string Next)
{
    public static OutcomeWords Of(string secret, RotationOutcome outcome) => Of(secret, RotationResult.Of(outcome));

    public static OutcomeWords Of(string secret, RotationResult outcome) =>
        outcome.Kind switch
        {
            OutcomeKind.Rotated => new(
                "rotated",
                NoticeTone.Good,
                $"{secret} was rotated",
                Rotated(outcome),
                "Nothing is to be done."
            ),
            OutcomeKind.Delivered => new(
                "delivered",
                NoticeTone.Good,
                $"{secret} was delivered",
                "The value that somebody else issued is in every slot, and was tried there.",
                "Nothing is to be done."
            ),
            OutcomeKind.Refused => new(
                "refused",
                NoticeTone.Trouble,
                $"{secret} was not rotated",
                $"Nothing was changed. {outcome.Reason.Message}",
                IsCancelled(outcome)
                    ? $"Nothing is to be done. The daily sweep starts it again while the secret is due; you can start it at any time, on its page or by the command 'rotate {secret}'."
                    : $"Remove what stood in the way; then the daily sweep starts the rotation again, or you do, on its page or by the command 'rotate {secret}'."
            ),
            OutcomeKind.Restored => new(
                "restored",
                NoticeTone.Trouble,
                $"{secret} has its old value back",
                $"The old value is the newest version again everywhere, and the new credential is deleted. {outcome.Reason.Message}",
                IsCancelled(outcome)
                    ? $"The old value goes on working until its own end. Start the rotation again when you want the value replaced, on its page or by the command 'rotate {secret}'."
                    : $"The old value goes on working until its own end. Remove what stood in the way, then start the rotation again, on its page or by the command 'rotate {secret}'."
            ),
            OutcomeKind.Superseded => new(
                "superseded",
                NoticeTone.Good,
                $"{secret} has a newer value",
                $"While this value was being delivered, somebody wrote a newer one. {outcome.Reason.Message}",
                "Nothing is to be done: the newer version has a rotation of its own."
            ),
            OutcomeKind.Held => new(
                "held",
                NoticeTone.Good,
                $"{secret} has a new value, and its old one still works",
                $"The new value is accepted. The old credential {outcome.OldCredentialId} is kept: {outcome.Reason.Message}",
                $"Point every consumer at the vault, then release the secret, on its page or by the command 'release {secret}'. After that the sweep deletes the old credential, or where the policy asks people, whoever it names does, by the command 'retire {secret} {outcome.OldCredentialId}'."
            ),
            OutcomeKind.KeptBoth => new(
                "kept-both",
                NoticeTone.Trouble,
                $"{secret} has two working credentials",
                $"The new value is in place; the old credential was not deleted. {outcome.Reason.Message}",
                $"Decide what to do with the old credential {outcome.OldCredentialId}: while it lives, whoever knows it can use it. The page of what is left and the command 'left' say how it can die."
            ),
            _ => new(
                "person-needed",
                NoticeTone.Trouble,
                $"{secret} needs a person",
                $"The rotation stopped where its outcome could not be known, and deleted nothing. {outcome.Reason.Message}",
                $"Open the rotation (its page, or the command 'status {secret}'), compare what it says with the tenant, and remove by hand what is not in use."
            ),
        };

    /// <summary>In a word or two, for lists.</summary>
    public static string Short(OutcomeKind kind) =>
        kind switch
        {
            OutcomeKind.Rotated => "rotated",
            OutcomeKind.Delivered => "delivered",
            OutcomeKind.Refused => "refused",
            OutcomeKind.Restored => "old value put back",
            OutcomeKind.KeptBoth => "kept both",
            OutcomeKind.Held => "rotated, old one held",
            OutcomeKind.Superseded => "gave way to a newer value",
            _ => "needs a person",
        };

    /// <summary>Whoever cancelled knows why: there is nothing to settle.</summary>
    private static bool IsCancelled(RotationResult outcome) => outcome.Reason.Code == ApplicationCodes.Cancelled;

    private static string Rotated(RotationResult outcome) =>
        outcome.OldRefused switch
        {
            true => $"The new value is accepted, and the old credential {outcome.OldCredentialId} is refused.",
            false =>
                $"The new value is in place. The old credential {outcome.OldCredentialId} still works: {outcome.Reason.Message}",
            null => $"The new value is in place. {outcome.Reason.Message}",
        };
}
