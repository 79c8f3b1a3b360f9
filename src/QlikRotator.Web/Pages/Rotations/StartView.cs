using QlikRotator.Application.External;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

internal sealed record StartQuestion(string Name, ManagedSecret Secret, PolicySettings Policy, string Proof, string? Complaint);

internal static class StartView
{
    public static Page Of(PageRequest request, StartQuestion question) =>
        new(
            $"Rotate {question.Secret.Newest.Name} now?",
            Markup.Of(
                $"""
                {(question.Complaint is { } complaint ? Blocks.Alert(complaint) : Markup.Empty)}
                <p>{question.Secret.Secret.ToString()}, {question.Secret.Source} at {question.Secret.Tenant}.</p>
                <h2>What will happen</h2>
                <ol>{Steps(question).Select(step => Markup.Of($"<li>{step}</li>"))}</ol>
                <form class="answer" method="post" action="{request.Link("start")}">
                {Blocks.Hidden("proof", question.Proof)}{Blocks.Hidden("secret", question.Name)}
                <button class="button" name="mode" value="{nameof(RotationMode.Routine)}">Start the rotation</button>
                </form>
                {Markup.When(question.Secret.Source != ExternalSource.Kind, () => Leak(request, question))}
                <p><a href="{request.Link("")}">Back, change nothing</a></p>
                """
            ),
            question.Complaint is null ? 200 : 422
        );

    private static IEnumerable<string> Steps(StartQuestion question)
    {
        var policy = question.Policy;
        var slots = question.Secret.Slots.Count;
        if (policy.StartGate == StartGate.Window)
        {
            yield return "It waits for the policy's maintenance window.";
        }

        if (policy.StartGate == StartGate.Approval)
        {
            yield return $"It waits until {policy.ApprovalsNeeded} of the approvers say yes.";
        }

        if (question.Secret.Source == ExternalSource.Kind)
        {
            yield return $"The newest version, which somebody else wrote, is handed to {slots} slots and tried there.";
            yield break;
        }

        yield return "A new credential is created at the tenant, proved, and stored as the newest version.";
        if (slots > 0)
        {
            yield return $"It is handed to {slots} slots, and each is tried.";
        }

        if (policy.Soak > TimeSpan.Zero)
        {
            yield return $"Old and new live side by side for {Duration(policy.Soak)}.";
        }

        if (policy.Gate is RetireGate.Approval or RetireGate.HealthAndApproval)
        {
            yield return $"It waits until {policy.ApprovalsNeeded} of the approvers say yes. Whoever asked for it cannot be one of them.";
        }

        yield return policy.RetireBy == RetireBy.Delete
            ? "The old credential is deleted, and it is proved that it is refused."
            : "The old credential is left to its own end.";
    }

    private static Markup Leak(PageRequest request, StartQuestion question) =>
        Markup.Of(
            $"""
            <form class="answer" method="post" action="{request.Link("start")}">
            <h2>If the value is known to others</h2>
            <p>The same, with nothing waited for: the old credential is deleted as soon as the new one is in place. Consumers that
            still use the old value break at that moment.</p>
            {Blocks.Hidden("proof", question.Proof)}{Blocks.Hidden("secret", question.Name)}
            <button class="button danger" name="mode" value="{nameof(
                RotationMode.Leak
            )}">Rotate at once: the value leaked</button>
            </form>
            """
        );

    private static string Duration(TimeSpan time) =>
        time.TotalDays >= 2 ? $"{time.TotalDays:0.#} days"
        : time.TotalHours >= 1 ? $"{time.TotalHours:0.#} hours"
        : time.TotalMinutes >= 1 ? $"{time.TotalMinutes:0.#} minutes"
        : $"{time.TotalSeconds:0.#} seconds";
}
