using QlikRotator.Core.Plan;

namespace QlikRotator.Application.Messages;

/// <summary>Trouble that begins or ends, as it is told.</summary>
public static class AlarmNotice
{
    public static Notice Of(Alarm alarm, DateTimeOffset since, bool recovered) =>
        new(
            $"alarm {alarm.Key} {since:O} {(recovered ? "over" : "began")}",
            recovered ? "recovered" : "alarm",
            recovered ? NoticeTone.Good : NoticeTone.Trouble,
            recovered ? $"Over: {Title(alarm)}" : Title(alarm),
            recovered ? $"It was: {alarm.Reason.Message}" : alarm.Reason.Message,
            recovered ? "Nothing is to be done." : Next(alarm.Kind),
            [About(alarm), new("Alarm", alarm.Kind.ToString())],
            alarm.Secret,
            RotationId: null,
            alarm.Kind == AlarmKind.LeakCampaign
                ? new NoticePage($"campaigns/{alarm.Occurrence}", "Open the campaign")
                : new NoticePage("", "Open the dashboard")
        );

    public static string Title(Alarm alarm) =>
        alarm.Kind switch
        {
            AlarmKind.Stuck => $"The rotation of {alarm.Secret.Name} is stuck",
            AlarmKind.Overdue => $"{alarm.Secret.Name} should have been rotated",
            AlarmKind.ExpiresSoon => $"{alarm.Secret.Name} ends soon and nothing is under way",
            AlarmKind.PersonNeeded => $"{alarm.Secret.Name} still needs a person",
            AlarmKind.Drift => $"{alarm.Secret.Name} was changed by somebody else",
            AlarmKind.Unmanageable => $"{alarm.Secret.Name} cannot be managed",
            AlarmKind.Unread when alarm.HasSecret => $"{alarm.Secret.Name} cannot be read",
            AlarmKind.Unread => $"Vault {alarm.Secret.Vault.Authority} cannot be read in full",
            AlarmKind.Mismatch => $"What the tenant says of {alarm.Secret.Name} does not fit",
            AlarmKind.EventSetAside => "An event could not be handled",
            AlarmKind.TenantList => "The list of tenants is no good",
            AlarmKind.Left => $"A credential of {alarm.Secret.Name} is left alive",
            AlarmKind.LeakDeclared => $"Somebody says that {alarm.Secret.Name} has leaked",
            AlarmKind.LeakCampaign => "Somebody says that the values of many secrets have leaked",
            _ => $"{alarm.Secret.Name}: {alarm.Kind}",
        };

    public static string Next(AlarmKind kind) =>
        kind switch
        {
            AlarmKind.Stuck =>
                "Look at the rotation's page and the log of its host; cancel it there or by the command 'cancel' to give the old value back.",
            AlarmKind.Overdue or AlarmKind.ExpiresSoon =>
                "Start the rotation now, on the secret's page or by the command 'rotate', and look why the sweep did not.",
            AlarmKind.PersonNeeded =>
                "Open the rotation and do what it says. What it left alive stands on the page of what is left, and is listed by the command 'left', with what to do about each.",
            AlarmKind.Drift =>
                "Find out who wrote the version. Then adopt it (command 'adopt'), rotate it (command 'rotate'), or set its tag qlik-source to 'none' if nothing is to manage it.",
            AlarmKind.Unmanageable => "Correct the secret's tags or the policies in the settings.",
            AlarmKind.Unread =>
                "Give the rotator its role in the vault and a way through its firewall, or wait until the vault answers: nothing that cannot be read is rotated.",
            AlarmKind.Mismatch => "Write a value that works, or correct the tags; then look again by the command 'verify'.",
            AlarmKind.EventSetAside =>
                "Read the messages kept there. Put back into the queue of events what should be tried again, and delete the rest: the alarm is over when none is left. The sweep starts what is due in any case.",
            AlarmKind.TenantList =>
                "Correct the list, or give the rotator the right to read it. Until then the last good one is in use; the alarm is over a minute after it is right.",
            AlarmKind.Left =>
                "The next rotation of the secret deletes what the register proves to be its own. For the rest ask who uses it: the rotator never deletes it without a person, who says so on the page of what is left or by the command 'retire'.",
            AlarmKind.LeakDeclared =>
                "Ask whoever it names. If they did not do it, cancel the rotation, on its page or by the command 'cancel', and replace the function keys: somebody else has one.",
            AlarmKind.LeakCampaign =>
                "Ask whoever it names. If they did not do it, cancel the campaign and its rotations, on their pages or by the commands 'campaign cancel' and 'cancel', and replace the function keys: somebody else has one.",
            _ => "Open the dashboard.",
        };

    private static NoticeFact About(Alarm alarm) =>
        alarm.Kind switch
        {
            AlarmKind.EventSetAside => new("Kept in", alarm.Secret.ToString()),
            AlarmKind.LeakCampaign => new("Campaign", alarm.Occurrence ?? ""),
            _ => new("Secret", alarm.Secret.ToString()),
        };
}
