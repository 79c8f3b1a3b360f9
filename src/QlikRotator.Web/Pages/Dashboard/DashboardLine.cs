using System.Globalization;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Dashboard;

internal static class DashboardLine
{
    public static Markup Of(PageRequest request, DashboardRow row) =>
        row.Candidate is null
            ? Markup.Of(
                $"""
                <tr><th scope="row">{Name(row)}</th><td data-label="State">{State(
                    row
                )}</td><td colspan="6" data-label="Why">{row.Problem}</td></tr>
                """
            )
            : Markup.Of(
                $"""
                <tr><th scope="row">{Name(row)}</th><td data-label="State">{State(row)}{Stage(row)}</td>
                <td data-label="Family">{row.Family}</td><td data-label="Tenant">{row.Tenant}</td>
                <td data-label="Age" class="whole">{Age(row, request.Now)}</td><td data-label="Ends" class="whole">{Day(
                    row.EndsAt
                )}</td>
                <td data-label="Due" class="whole">{Due(request, row)}</td><td data-label="Last rotation">{Last(request, row)}</td></tr>
                """
            );

    private static Markup Name(DashboardRow row) =>
        Markup.Of($"""{row.Secret.Name}<br><span class="soft">{row.Secret.Vault.Authority}</span>""");

    private static Markup State(DashboardRow row) => Blocks.Tag(StateWords.ToneOf(row.State), StateWords.Of(row.State));

    private static Markup Stage(DashboardRow row) =>
        Markup.When(
            row.State == SecretState.Running,
            () => Markup.Of($"""<br><span class="soft">{row.Rotation?.Stage}</span>""")
        );

    /// <summary>A value that was put back is older than the version that holds it, so that version's age would mislead.</summary>
    private static string Age(DashboardRow row, DateTimeOffset now)
    {
        if (row.Rotation?.Outcome?.Kind is OutcomeKind.Restored)
        {
            return $"older than {Day(row.Rotation.StartedAt)}";
        }

        var age = (int)(now - row.Candidate!.Secret.CreatedOn).TotalDays;
        var most = row.Candidate.Policy.MaxAge.TotalDays.ToString("0.#", CultureInfo.InvariantCulture);
        return $"{age} of {most} days";
    }

    private static string Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    private static Markup Due(PageRequest request, DashboardRow row)
    {
        var name = Uri.EscapeDataString($"{row.Secret.Vault.Authority}/{row.Secret.Name}");
        var link = Markup.When(
            request.Visitor.MayOperate && row.Candidate?.IsRunning is false,
            () =>
                Markup.Of(
                    $"""<br><a href="{request.Link("start")}?secret={name}" aria-label="Rotate now: {row.Secret.Name}">Rotate now</a>"""
                )
        );
        return Markup.Of($"{(row.DueAt is null ? "by its writer" : Day(row.DueAt))}{link}");
    }

    private static Markup Last(PageRequest request, DashboardRow row) =>
        row.Rotation is { } rotation
            ? Markup.Of(
                $"""
                <a href="{request.Link(
                    $"rotations/{rotation.RotationId}"
                )}" aria-label="Last rotation of {row.Secret.Name}: {Word(rotation.Outcome)}">{Word(rotation.Outcome)}</a>
                """
            )
            : Markup.Of($"none yet");

    private static string Word(RotationOutcome? outcome) => outcome is null ? "under way" : OutcomeName.Of(outcome.Kind);
}
