namespace QlikRotator.Application.Settings;

/// <summary>When the timers run: cron expressions of six fields, in <see cref="TimeZone"/>.</summary>
public sealed class SchedulesOptions
{
    /// <summary>
    /// IANA name of the zone that the expressions are of, such as <c>Europe/Berlin</c>; left out: UTC. The timers of a Functions app run
    /// in the zone of the app, whatever is said here.
    /// </summary>
    public string? TimeZone { get; init; }

    public string Sweep { get; init; } = "0 0 3 * * *";

    public string Watchdog { get; init; } = "0 7 * * * *";

    public string Purge { get; init; } = "0 30 2 * * *";

    public string Scan { get; init; } = "0 0 4 * * 0";

    /// <summary>When those in <see cref="UnmanagedChannels"/> are told which credentials nobody manages.</summary>
    public string UnmanagedLetter { get; init; } = "0 0 7 * * 1";

    /// <summary>Channels that get the letter about credentials that nobody manages; left out: none is written.</summary>
    public IList<string> UnmanagedChannels { get; init; } = [];

    /// <summary>
    /// A channel of kind <c>smtp</c> by which owners of API keys that nobody manages are told, at the same time, that theirs expire; left
    /// out: they are not.
    /// </summary>
    public string? OwnerLetterChannel { get; set; }

    /// <summary>Domains of the mailboxes that owners may be written to, such as <c>contoso.com</c>. Subdomains are domains of their own.</summary>
    public IList<string> OwnerLetterDomains { get; init; } = [];

    /// <summary>How many rotations one sweep starts at most, the most urgent first; left out: all that are due.</summary>
    public int? MaxPerSweep { get; set; }

    /// <summary>How many rotations sweep and events start on a day (UTC) at most; left out: all. People and leaks are not counted.</summary>
    public int? MaxPerDay { get; init; }

    /// <summary>How long the host's own history of an ended rotation is kept. The ledger is kept for good.</summary>
    public TimeSpan KeepHistory { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The zone by its name; UTC where none is set.</summary>
    public TimeZoneInfo Zone() => TimeZone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}
