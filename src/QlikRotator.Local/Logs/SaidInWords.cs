namespace QlikRotator.Local.Logs;

/// <summary>
/// Lines of the log that say what <c>LogNotifier</c> tells whoever sits here in words for people: on a terminal one of the two is enough.
/// </summary>
internal static class SaidInWords
{
    private static readonly (string Category, int EventId)[] Lines =
    [
        ("QlikRotator.Application.Watching.AlarmStore", 720),
        ("QlikRotator.Application.Starting.RotationStarter", 121),
    ];

    public static bool Has(string category, int eventId) => Array.IndexOf(Lines, (category, eventId)) >= 0;
}
