using System.Globalization;
using System.Text;
using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Audit;

/// <summary>One line per event (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class AuditCsv
{
    private const string Head = "rotation,secret,family,tenant,policy,sequence,at,who,what,why,previous_hash,hash,chain\r\n";

    public static async Task WriteAsync(Stream body, IAsyncEnumerable<VerifiedRotation> rotations, CancellationToken ct)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(Head), ct);
        await foreach (var rotation in rotations)
        {
            var lines = string.Concat(rotation.Events.Select(one => Line(rotation, one)));
            await body.WriteAsync(Encoding.UTF8.GetBytes(lines), ct);
        }
    }

    private static string Line(VerifiedRotation rotation, LedgerEvent one)
    {
        string[] cells =
        [
            one.RotationId,
            rotation.Rotation.Subject.ToSecret().ToString(),
            rotation.Rotation.Source,
            rotation.Rotation.Tenant,
            rotation.Rotation.Policy,
            one.Sequence.ToString(CultureInfo.InvariantCulture),
            one.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            one.Entry.Actor,
            one.Entry.What,
            one.Entry.Why,
            one.PreviousHash,
            one.Hash,
            rotation.Broken is { } link ? $"broken at event {link.Sequence}: {link.What}" : "whole",
        ];
        return CsvLine.Of(cells);
    }
}
