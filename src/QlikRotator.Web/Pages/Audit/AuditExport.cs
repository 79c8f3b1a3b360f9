using System.Globalization;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Auditing;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Audit;

/// <summary><c>GET /audit/export?format=csv|json&amp;from=…&amp;to=…</c>: streamed, however long the ledger is.</summary>
internal sealed class AuditExport(PageGuard guard, LedgerVerifier verifier, SealVerifier seals)
{
    private const string Day = "yyyy-MM-dd";

    public async Task<IResult> SendAsync(HttpRequest http, CancellationToken ct)
    {
        var request = guard.RequestOf(http);
        if (!request.Visitor.MayRead)
        {
            return await guard.ReadAsync(http, _ => throw new InvalidOperationException("Only readers get here."));
        }

        var from = Read(request.Query("from"));
        var to = Read(request.Query("to"));
        if (from is { Good: false } || to is { Good: false })
        {
            var model = new AuditModel(
                Good(from, request, "from"),
                Good(to, request, "to"),
                $"Write dates as {Day}, for example 2026-03-31."
            );
            return new PageResult(Page.Of<AuditView, AuditModel>("Audit", model, StatusCodes.Status400BadRequest), request);
        }

        var report = await seals.VerifyAsync(ct);
        var rotations = verifier.VerifyAsync(from?.At, to?.At.AddDays(1), ct);
        PageResult.Protect(http.HttpContext.Response);
        var name = $"rotations-{request.Now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        return request.Query("format") == "json"
            ? Results.Stream(
                body => AuditJson.WriteAsync(body, rotations, report, request.Now, ct),
                "application/json",
                $"{name}.json"
            )
            : Results.Stream(body => AuditCsv.WriteAsync(body, rotations, report, ct), "text/csv; charset=utf-8", $"{name}.csv");
    }

    /// <summary>Nothing else fits into a field for dates.</summary>
    private static string? Good(ReadDay? day, PageRequest request, string name) =>
        day is { Good: true } ? request.Query(name) : null;

    private static ReadDay? Read(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new ReadDay(at, true)
        : new ReadDay(default, false);

    private sealed record ReadDay(DateTimeOffset At, bool Good);
}
