using System.Text.RegularExpressions;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>
/// An event of the ledger as a page and the command line tell it. The ledger keeps its own words, which are sealed: an export has them.
/// </summary>
public static partial class EventWords
{
    /// <summary>What the rotator notes carries codes; what people wrote stays as they wrote it.</summary>
    private const string Rotator = "rotator";

    /// <summary>How a value that somebody else issued is noted: it has no credential.</summary>
    private const string TakenOver = "Credential  is version";

    /// <summary>Lists of what was looked at: that each is well is what the title says.</summary>
    private static readonly string[] AllIsWell = ["Proved", "Delivered"];

    /// <summary>Lists of what was looked at with what was found at each.</summary>
    private static readonly string[] SomeAreNot = ["Unhealthy", "DeliveryFailed"];

    public static string Title(LedgerEntry entry) =>
        entry.What switch
        {
            RotationLedger.Started => "Rotation asked for",
            "Issued" when entry.Why.StartsWith(TakenOver, StringComparison.Ordinal) => "Value written elsewhere taken over",
            "Issued" => "New credential created and proved",
            "Delivered" when entry.Key.StartsWith("Conclude", StringComparison.Ordinal) => "Delivered",
            "Delivered" => "Copied to every slot",
            "ApprovalAsked" => "Approval asked for",
            "ApprovalApproved" => "Enough people approved",
            "ApprovalRejected" => "Request closed: rejected",
            "ApprovalTimedOut" => "Request closed: nobody answered in time",
            "ApprovalVoid" => "Request void",
            "ApprovalCancelled" => "Request closed: the rotation was cancelled",
            "DeliveryFailed" => "A slot does not work with the new value",
            "Proved" => "Every check passed",
            "Unhealthy" => "A check did not pass",
            "Retired" => "Old credential dealt with",
            "Restored" => "Old value put back",
            "Discarded" => "New credential deleted",
            "KeptBoth" => "Both credentials kept",
            "Held" => "Old credential kept: the secret is held",
            "PersonNeeded" => "A person is needed",
            var what => Plain(what),
        };

    /// <summary>The reason without codes, hashes and tags: those are for programs, and in the export.</summary>
    /// <param name="tenant">Of the secret.</param>
    public static string Text(LedgerEntry entry, string? tenant)
    {
        if (entry.What == RotationLedger.Started)
        {
            return Beginning(entry.Why);
        }

        var text = Evidence().Replace(entry.Why, "");
        text = AllIsWell.Contains(entry.What, StringComparer.Ordinal) ? Results().Replace(text, "") : text;
        text = SlotWords.Within(text, tenant);
        text = SomeAreNot.Contains(entry.What, StringComparer.Ordinal)
            ? Results().Replace(text, result => $": {Plain(result.Value[2..]).ToLowerInvariant()}")
            : text;
        text = entry.Actor == Rotator ? Code().Replace(PersonsWords().Replace(text, "${why}. "), "${before}") : text;
        return text.Replace("Start gate,", "Before anything changes,", StringComparison.Ordinal)
            .Replace("Retire gate,", "Before the old credential is deleted,", StringComparison.Ordinal)
            .Replace(TakenOver, "The vault has version", StringComparison.Ordinal)
            .Replace(", credential ,", ",", StringComparison.Ordinal);
    }

    /// <summary><c>NearExpiry, policy default, Routine mode</c>: why now, the policy, and the mode where it is not the usual one.</summary>
    private static string Beginning(string why)
    {
        var parts = why.Split(", ");
        var trigger = Enum.TryParse<RotationTrigger>(parts[0], out var known) ? WhyNow.Of(known) : parts[0];
        var rest = parts[1..].Where(part => part != $"{RotationMode.Routine} mode").Select(part => $", {Decapital(part)}");
        return $"{char.ToUpperInvariant(trigger[0])}{trigger[1..]}{string.Concat(rest)}";
    }

    private static string Decapital(string text) => text.Length == 0 ? text : $"{char.ToLowerInvariant(text[0])}{text[1..]}";

    /// <summary>Who acted: the rotator itself, a person, or what stood behind a request.</summary>
    public static string Actor(string actor) =>
        actor switch
        {
            "http" => "a caller of the API",
            "event-grid" => "Event Grid",
            "sweep" => "the daily sweep",
            _ => actor,
        };

    /// <summary><c>CancelRequested</c> as people write it.</summary>
    private static string Plain(string what) =>
        string.Concat(what.Select((one, at) => at > 0 && char.IsUpper(one) ? $" {char.ToLowerInvariant(one)}" : $"{one}"));

    [GeneratedRegex(": [A-Z][A-Za-z]+(?=;|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Results();

    [GeneratedRegex(", evidence [0-9a-f]{64}|, credential $", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Evidence();

    /// <summary>A person's reason need not end like a sentence.</summary>
    [GeneratedRegex(
        "(?<why>[^.;:]) (?:Not)?Restored: ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex PersonsWords();

    [GeneratedRegex(
        "(?<before>^|[.;] )(?:Cancelled: |(?:[A-Z][a-z]+)+: (?=[A-Z])|(?:[A-Z][a-z]+){2,}: )",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Code();
}
