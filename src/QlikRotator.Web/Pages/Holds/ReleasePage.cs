using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Retiring;
using QlikRotator.Core;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Holds;

/// <summary>
/// <c>GET /release?secret=…&amp;secret=…</c>, or with the list's filters and <c>all=true</c>, says what releasing held secrets means;
/// <c>POST</c> does it.
/// </summary>
internal sealed class ReleasePage(PageGuard guard, InventorySnapshot inventory, HoldRelease release, FormProof proofs)
{
    public const int Most = 200;
    public const int LongestReason = 500;

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(http, request => AskAsync(request, http, null, ct));

    public Task<IResult> ReleaseAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                var names = NamesIn(form?["secret"] ?? []);
                var why = form?["why"].ToString().Trim() ?? "";
                var complaint =
                    names.Count == 0 || !await proofs.IsGoodAsync(form?["proof"], PurposeOf(names), request.Visitor.Name, ct)
                        ? "The form was open for too long. Look again, then release."
                    : why.Length > LongestReason ? $"The reason may have {LongestReason} characters at most."
                    : null;
                if (complaint is not null)
                {
                    return await AskAsync(request, names, complaint, ct);
                }

                var order = new ReleaseOrder(names, null, null, All: false, request.Visitor.Name!, why.Length == 0 ? null : why);
                var answer = await release.ReleaseAsync(order, ct);
                inventory.Outdate();
                return Page.Of<ReleasedView, ReleaseAnswer>("Released", answer);
            }
        );

    private async Task<Page> AskAsync(PageRequest request, HttpRequest http, string? complaint, CancellationToken ct)
    {
        if (request.Query("all") != "true")
        {
            return await AskAsync(request, NamesIn(http.Query["secret"]), complaint, ct);
        }

        var filter = EstateFilter.Of(http.Query);
        var rows = (await inventory.GetAsync(ct)).Rows.Where(filter.Matches);
        return await AskAsync(request, [.. rows.Where(IsHeld).Select(NameOf).Order(StringComparer.Ordinal)], complaint, ct);
    }

    private async Task<Page> AskAsync(PageRequest request, IReadOnlyList<string> names, string? complaint, CancellationToken ct)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        List<EstateRow> held =
        [
            .. (await inventory.GetAsync(ct))
                .Rows.Where(row => IsHeld(row) && wanted.Contains(NameOf(row)))
                .OrderBy(NameOf, StringComparer.Ordinal)
                .Take(Most),
        ];
        if (held.Count == 0)
        {
            return Page.Saying(
                "Nothing to release",
                Tone.Warn,
                "None of these secrets is held. Nothing was changed.",
                StatusCodes.Status404NotFound
            );
        }

        var proof = await proofs.MakeAsync(PurposeOf([.. held.Select(NameOf)]), request.Visitor.Name, ct);
        var status = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page.Of<ReleaseView, ReleaseQuestion>(
            $"Release {Application.Messages.Words.Count(held.Count, "secret")}?",
            new(held, proof, complaint),
            status
        );
    }

    private static IReadOnlyList<string> NamesIn(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Where(FreeText.IsName).Distinct(StringComparer.Ordinal).Take(Most + 1)];

    private static bool IsHeld(EstateRow row) => row.Hold is not null;

    private static string NameOf(EstateRow row) => row.Secret.ToString();

    /// <summary>The proof holds for these secrets in this order and no others.</summary>
    private static string PurposeOf(IReadOnlyList<string> names) =>
        $"release {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))))}";
}
