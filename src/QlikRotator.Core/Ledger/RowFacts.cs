using System.Security.Cryptography;
using System.Text.Json;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Ledger;

/// <summary>
/// What a rotation's row says, as hashes that its chain of events carries: whoever rewrites the row, which nothing else seals, is found
/// out by the event that opened it or the one that ended it.
/// </summary>
public static class RowFacts
{
    /// <summary>What is said once in an attempt and never changes in it.</summary>
    public static string OfStart(RotationRecord row) =>
        Hash(
            new Opened(
                row.RotationId,
                row.Attempt,
                row.Subject,
                row.Source,
                row.Tenant,
                row.Policy,
                row.Mode,
                row.Trigger,
                row.RequestedBy,
                row.StartedAt
            )
        );

    public static string OfEnd(RotationOutcome outcome) => Hash(outcome);

    private static string Hash<T>(T facts) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(facts, RotatorJson.Options)));

    private sealed record Opened(
        string RotationId,
        int Attempt,
        SecretVersionReference Subject,
        string Source,
        string Tenant,
        string Policy,
        RotationMode Mode,
        RotationTrigger Trigger,
        string RequestedBy,
        DateTimeOffset StartedAt
    );
}
