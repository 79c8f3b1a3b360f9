using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Core;
using QlikRotator.Web.Api;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary><c>GET /secrets/export?format=csv|json</c> with the dashboard's filters: every line that matches, in the list's order.</summary>
internal sealed class EstateExport(PageGuard guard, InventorySnapshot inventory)
{
    private static readonly string[] Head =
    [
        "vault",
        "name",
        "version",
        "state",
        "family",
        "tenant",
        "resourceId",
        "credentialId",
        "policy",
        "slots",
        "createdAt",
        "expiresAt",
        "dueAt",
        "rotationId",
        "stage",
        "lastOutcome",
        "problem",
    ];

    public async Task<IResult> SendAsync(HttpRequest http, CancellationToken ct)
    {
        var request = guard.RequestOf(http);
        var query = DashboardQuery.Of(http.Query);
        if (!request.Visitor.MayRead || query.Filter.Complaint is not null)
        {
            return await guard.ReadAsync(http, _ => Task.FromResult(Wrong(query.Filter.Complaint!)));
        }

        var taken = await inventory.GetAsync(ct);
        var rows = DashboardOrder.Of(taken.Rows.Where(query.Filter.Matches), query).Select(SecretRow.Of);
        PageResult.Protect(http.HttpContext.Response);
        var name = $"secrets-{request.Now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        return request.Query("format") == "json"
            ? Results.File(JsonOf([.. rows], taken), "application/json", $"{name}.json")
            : Results.File(Encoding.UTF8.GetBytes(CsvOf(rows)), "text/csv; charset=utf-8", $"{name}.csv");
    }

    private static Page Wrong(string complaint) =>
        Page.Saying("Nothing to download", Tone.Warn, complaint, StatusCodes.Status400BadRequest);

    private static byte[] JsonOf(IReadOnlyList<SecretRow> rows, TakenInventory taken) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            new SecretList(
                rows.Count,
                rows,
                null,
                taken.At,
                LostRow.From(taken.Report),
                taken.Report.Unread,
                taken.Report.Incomplete
            ),
            RotatorJson.Options
        );

    private static string CsvOf(IEnumerable<SecretRow> rows)
    {
        var text = new StringBuilder(CsvLine.Of(Head));
        foreach (var row in rows)
        {
            text.Append(CsvLine.Of(CellsOf(row)));
        }

        return text.ToString();
    }

    private static IEnumerable<string> CellsOf(SecretRow row) =>
        [
            row.Secret.Vault.Authority,
            row.Secret.Name,
            row.Version ?? "",
            row.State.ToString(),
            row.Family ?? "",
            row.Tenant ?? "",
            row.ResourceId ?? "",
            row.CredentialId ?? "",
            row.Policy ?? "",
            string.Join(' ', row.Slots),
            Text(row.CreatedAt),
            Text(row.ExpiresAt),
            Text(row.DueAt),
            row.RotationId ?? "",
            row.Stage ?? "",
            row.LastOutcome?.ToString() ?? "",
            row.Problem?.Message ?? "",
        ];

    private static string Text(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
