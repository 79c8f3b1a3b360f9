using System.Globalization;
using System.Text;
using QlikRotator.Application.Auditing;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Web.Pages.Audit;

/// <summary>One line per event (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class AuditCsv
{
    private const string Head = "rotation,secret,family,tenant,policy,sequence,at,who,what,why,previous_hash,hash,chain,seal\r\n";

    public static async Task WriteAsync(
        Stream body,
        IAsyncEnumerable<VerifiedRotation> rotations,
        SealReport seals,
        CancellationToken ct
    )
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(Head), ct);
        await foreach (var rotation in rotations)
        {
            var lines = string.Concat(rotation.Events.Select(one => Line(rotation, one, seals.Covering(one.At))));
            await body.WriteAsync(Encoding.UTF8.GetBytes(lines), ct);
        }
    }

    private static string Line(VerifiedRotation rotation, LedgerEvent one, CheckedSeal? seal)
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
            seal is null ? "none yet" : Words(seal),
        ];
        return CsvLine.Of(cells);
    }

    /// <summary>The first seal after the event, and what could be checked of it.</summary>
    private static string Words(CheckedSeal seal)
    {
        var day = seal.Until.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return seal.Broken is { } broken
            ? $"{day} broken: {broken}"
            : $"{day} whole, {(seal.Signed is true ? "signed" : "signature not checked")}, {Place(seal.Archived)}";
    }

    private static string Place(bool? archived) =>
        archived switch
        {
            true => "as in the archive",
            false => "not in the archive",
            null => "not compared with the archive",
        };
}
