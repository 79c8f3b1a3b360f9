using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Bulk;

/// <summary>
/// <c>GET /rotate?secret=…&amp;secret=…</c>, or with the list's filters and <c>all=true</c>, says what rotating several secrets will
/// do; <c>POST</c> starts them. One that cannot be started stops none of the others.
/// </summary>
internal sealed class BulkPage(PageGuard guard, InventorySnapshot inventory, RotationStarter starter, FormProof proofs)
{
    public const int Most = 200;
    public const int LongestReason = 500;
    private const int AtOnce = 8;

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var report = (await inventory.GetAsync(ct)).Report;
                var names =
                    request.Query("all") == "true"
                        ? Matching(report, EstateFilter.Of(http.Query), request.Now)
                        : NamesIn(http.Query["secret"]);
                return await AskAsync(request, report, names, null, ct);
            }
        );

    public Task<IResult> StartAsync(HttpRequest http, IRotationHost host, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                var names = NamesIn(form?["secret"] ?? []);
                var why = form?["why"].ToString().Trim() ?? "";
                var complaint =
                    !await proofs.IsGoodAsync(form?["proof"], PurposeOf(names), request.Visitor.Name, ct)
                        ? "The form was open for too long. Look again, then start."
                    : why.Length > LongestReason ? $"The reason may have {LongestReason} characters at most."
                    : null;
                if (complaint is not null)
                {
                    return await AskAsync(request, (await inventory.GetAsync(ct)).Report, names, complaint, ct);
                }

                var answers = await StartAsync(request, names, why, host, ct);
                return Page.Of<BulkDoneView, IReadOnlyList<BulkAnswer>>("What was started", answers, narrow: false);
            }
        );

    private async Task<Page> AskAsync(
        PageRequest request,
        InventoryReport report,
        IReadOnlyList<string> names,
        string? complaint,
        CancellationToken ct
    )
    {
        if (names.Count is 0 or > Most)
        {
            return Page.Saying(
                names.Count == 0 ? "Nothing is selected" : "Too many at once",
                Tone.Warn,
                $"Select 1 to {Most} secrets in the list, then choose to rotate them. Nothing was started.",
                StatusCodes.Status400BadRequest
            );
        }

        var known = EstateRow.From(report, request.Now).ToDictionary(row => row.Secret.ToString(), StringComparer.Ordinal);
        var can = names.Where(name => WhyNot(known.GetValueOrDefault(name)) is null).Select(name => known[name]).ToList();
        var cannot = names
            .Select(name => (name, why: WhyNot(known.GetValueOrDefault(name))))
            .Where(one => one.why is not null)
            .Select(one => new BulkAnswer(one.name, false, known.GetValueOrDefault(one.name)?.Rotation?.RotationId, one.why!));
        var proof = await proofs.MakeAsync(PurposeOf([.. can.Select(NameOf)]), request.Visitor.Name, ct);
        var status = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page.Of<BulkView, BulkQuestion>(
            $"Rotate {Application.Messages.Words.Count(can.Count, "secret")}?",
            new(can, [.. cannot], proof, complaint),
            status,
            narrow: false
        );
    }

    private async Task<IReadOnlyList<BulkAnswer>> StartAsync(
        PageRequest request,
        IReadOnlyList<string> names,
        string why,
        IRotationHost host,
        CancellationToken ct
    )
    {
        var answers = new ConcurrentDictionary<string, BulkAnswer>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            names,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (name, token) =>
            {
                var order = new StartOrder(name, RotationTrigger.Person, request.Visitor.Name!, Why: why);
                answers[name] = await StartAsync(order, host, token);
            }
        );
        return [.. names.Select(name => answers[name])];
    }

    private async Task<BulkAnswer> StartAsync(StartOrder order, IRotationHost host, CancellationToken ct)
    {
        try
        {
            var result = await starter.StartAsync(order, host, ct);
            return new(order.Secret, result.Kind == StartResultKind.Started, result.RotationId, result.Reason);
        }
        catch (TryAgainException outage)
        {
            return new(order.Secret, false, null, outage.Reason);
        }
    }

    private static Reason? WhyNot(EstateRow? row) =>
        row switch
        {
            null => new(CoreCodes.SecretNotFound, "No configured vault has a managed secret of this name."),
            { Candidate: null } => row.Problem,
            { Rotation.Outcome: null, Rotation: not null } => new(ApplicationCodes.AlreadyRunning, "Its rotation is under way."),
            _ => null,
        };

    private static IReadOnlyList<string> Matching(InventoryReport report, EstateFilter filter, DateTimeOffset now) =>
        [.. EstateRow.From(report, now).Where(filter.Matches).Select(NameOf).Order(StringComparer.Ordinal).Take(Most + 1)];

    private static IReadOnlyList<string> NamesIn(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Where(FreeText.IsName).Distinct(StringComparer.Ordinal).Take(Most + 1)];

    private static string NameOf(EstateRow row) => row.Secret.ToString();

    /// <summary>The proof holds for these secrets in this order and no others.</summary>
    private static string PurposeOf(IReadOnlyList<string> names) =>
        $"start many {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))))}";
}
