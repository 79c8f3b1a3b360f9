using System.Text;
using System.Text.Json;
using QlikRotator.Application.Auditing;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Audit;

/// <param name="Chain"><c>whole</c>, or what is wrong with it.</param>
internal sealed record AuditedRotation(RotationRecord Rotation, string Chain, IReadOnlyList<LedgerEvent> Events);

/// <summary>The ledger's own JSON, as it is hashed, so that the chain can be checked from the file alone.</summary>
internal static class AuditJson
{
    public static async Task WriteAsync(
        Stream body,
        IAsyncEnumerable<VerifiedRotation> rotations,
        SealReport seals,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var head = $$"""{"exportedAt":{{JsonSerializer.Serialize(now, RotatorJson.Options)}},"rotations":[""";
        await body.WriteAsync(Encoding.UTF8.GetBytes(head), ct);
        var separator = "\n"u8.ToArray();
        await foreach (var one in rotations)
        {
            await body.WriteAsync(separator, ct);
            var audited = new AuditedRotation(
                one.Rotation,
                one.Broken is { } link ? $"broken at event {link.Sequence}: {link.What}" : "whole",
                one.Events
            );
            await body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(audited, RotatorJson.Options), ct);
            separator = ",\n"u8.ToArray();
        }

        await body.WriteAsync(
            Encoding.UTF8.GetBytes($"\n],\"seals\":{JsonSerializer.Serialize(seals, RotatorJson.Options)}}}\n"),
            ct
        );
    }
}
