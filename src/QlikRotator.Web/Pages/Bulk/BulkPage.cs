using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Web.Api;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>
/// <c>GET ?secret=…&amp;secret=…</c>, or with the list's filters and <c>all=true</c>, says what doing one thing to several secrets
/// will mean for each; <c>POST</c> does it. One that fails stops none of the others.
/// </summary>
internal sealed class BulkPage(PageGuard guard, InventorySnapshot inventory, BulkRunner runner, FormProof proofs)
{
    public const int LongestReason = 500;

    public Task<IResult> ShowAsync(HttpRequest http, BulkKind kind, CancellationToken ct) =>
        ForAsync(
            http,
            kind,
            async request =>
            {
                var items =
                    request.Query("all") == "true"
                        ? Matching((await inventory.GetAsync(ct)).Report, EstateFilter.Of(http.Query), request.Now)
                        : BulkItem.Read(http.Query["secret"], BulkRunner.Most);
                return await AskAsync(request, kind, items, null, ct);
            }
        );

    public Task<IResult> DoAsync(HttpRequest http, BulkKind kind, IRotationHost host, CancellationToken ct) =>
        ForAsync(
            http,
            kind,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                var items = BulkItem.Read(form?["secret"] ?? [], BulkRunner.Most);
                var why = form?["why"].ToString().Trim() ?? "";
                if (await ComplaintAsync(request, kind, items, form?["proof"], why, ct) is { } complaint)
                {
                    return await AskAsync(request, kind, items, complaint, ct);
                }

                var order = new BulkOrder(request.Visitor.Name!, true, request.Visitor, why.Length == 0 ? null : why);
                var answers = await runner.RunAsync(kind, items, order, host, ct);
                return Page.Of<BulkDoneView, BulkReport>("What was done", new(kind, answers.Results), narrow: false);
            }
        );

    /// <summary>For an address that names nothing that can be done.</summary>
    public Task<IResult> UnknownAsync(HttpRequest http) =>
        guard.ReadAsync(
            http,
            _ =>
                Task.FromResult(
                    Page.Saying(
                        "There is no such page",
                        Tone.Warn,
                        "Select secrets in the list, then choose what to do with them.",
                        StatusCodes.Status404NotFound
                    )
                )
        );

    /// <summary>Who may answer is asked for each of them.</summary>
    private Task<IResult> ForAsync(HttpRequest http, BulkKind kind, Func<PageRequest, Task<Page>> page) =>
        kind is BulkKind.Approve or BulkKind.Reject ? guard.ReadAsync(http, page) : guard.OperateAsync(http, page);

    private async Task<string?> ComplaintAsync(
        PageRequest request,
        BulkKind kind,
        IReadOnlyList<BulkItem> items,
        string? proof,
        string why,
        CancellationToken ct
    ) =>
        !await proofs.IsGoodAsync(proof, PurposeOf(kind, items), request.Visitor.Name, ct)
            ? "The form was open for too long. Look again, then confirm."
        : why.Length > LongestReason ? $"The reason may have {LongestReason} characters at most."
        : kind is BulkKind.Cancel or BulkKind.Reject && why.Length == 0
            ? "Say why: the reason goes into the record of each of them."
        : null;

    private async Task<Page> AskAsync(
        PageRequest request,
        BulkKind kind,
        IReadOnlyList<BulkItem> items,
        string? complaint,
        CancellationToken ct
    )
    {
        if (items.Count is 0 or > BulkRunner.Most)
        {
            return Page.Saying(
                items.Count == 0 ? "Nothing is selected" : "Too many at once",
                Tone.Warn,
                $"Select 1 to {BulkRunner.Most} secrets in the list, then choose what to do. Nothing was changed.",
                StatusCodes.Status400BadRequest
            );
        }

        var looks = await LookAsync(request, kind, items, ct);
        IReadOnlyList<BulkLook> will = [.. looks.Where(one => one.WhyNot is null)];
        var proof = await proofs.MakeAsync(PurposeOf(kind, will.Select(one => one.Item)), request.Visitor.Name, ct);
        return Page.Of<BulkView, BulkQuestion>(
            BulkWords.Of(kind).Title(will.Count),
            new(kind, will, [.. looks.Where(one => one.WhyNot is not null)], proof, complaint),
            complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            narrow: false
        );
    }

    private async Task<IReadOnlyList<BulkLook>> LookAsync(
        PageRequest request,
        BulkKind kind,
        IReadOnlyList<BulkItem> items,
        CancellationToken ct
    )
    {
        var known = (await inventory.GetAsync(ct)).BySecret;
        var action = runner.Of(kind);
        var looks = new List<BulkLook>();
        foreach (var item in items)
        {
            looks.Add(
                known.TryGetValue(item.Secret, out var row)
                    ? await action.LookAsync(item, row, request.Visitor, ct)
                    : BulkLook.No(item, new(CoreCodes.SecretNotFound, "No configured vault has a managed secret of this name."))
            );
        }

        return looks;
    }

    private static IReadOnlyList<BulkItem> Matching(InventoryReport report, EstateFilter filter, DateTimeOffset now) =>
        [
            .. EstateRow
                .From(report, now)
                .Where(filter.Matches)
                .Select(row => row.Secret.ToString())
                .Order(StringComparer.Ordinal)
                .Take(BulkRunner.Most + 1)
                .Select(name => new BulkItem(name, null)),
        ];

    /// <summary>The proof holds for this, for these secrets in this order, with the evidence that was shown, and for nothing else.</summary>
    private static string PurposeOf(BulkKind kind, IEnumerable<BulkItem> items) =>
        $"{kind} many {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', items))))}";
}
