using System.Text.RegularExpressions;

namespace QlikRotator.TestSupport.Azurite;

/// <summary>One transaction, as the storage's access log has it.</summary>
/// <param name="Target">The path below the account, with its query.</param>
internal sealed partial record StorageRequest(string Account, string Method, string Target)
{
    /// <summary>What it was for, in the words in which it is paid for.</summary>
    public string Purpose =>
        Target switch
        {
            _ when IsOf("RotatorLedger") => "table RotatorLedger",
            _ when IsOf("rotatorHistory") => "table History",
            _ when IsOf("rotatorInstances") => "table Instances",
            _ when IsOf("rotatorPartitions") => "table Partitions",
            _ when Target.StartsWith("$batch", StringComparison.Ordinal) => "table History",
            _ when Target.Contains("/messages", StringComparison.Ordinal) => Method == "GET" ? "queue polls" : "queue messages",
            _ => "blobs and set-up",
        };

    public bool IsRead => Method is "GET" or "HEAD";

    public static StorageRequest? In(string line) =>
        Request().Match(line) is { Success: true } found
            ? new(found.Groups["account"].Value, found.Groups["method"].Value, found.Groups["target"].Value)
            : null;

    private bool IsOf(string table) =>
        Target.StartsWith(table, StringComparison.Ordinal)
        && (Target.Length == table.Length || Target[table.Length] is '(' or '?');

    [GeneratedRegex("\"(?<method>[A-Z]+) /(?<account>[^/ ?]+)/(?<target>[^ ]*) HTTP", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Request();
}
