using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Rotations;

/// <summary>Says what a rotation of this secret will do, then starts it.</summary>
internal sealed class StartPage(
    PageGuard guard,
    ISecretRegistry registry,
    PolicyResolver policies,
    RotationStarter starter,
    RunningRotations runs,
    FormProof proofs
)
{
    public const int LongestReason = 500;

    public Task<IResult> ShowAsync(HttpRequest http, CancellationToken ct) =>
        guard.OperateAsync(http, request => ShowAsync(request, request.Query("secret") ?? "", null, ct));

    public Task<IResult> StartAsync(HttpRequest http, IRotationHost host, CancellationToken ct) =>
        guard.OperateAsync(
            http,
            async request =>
            {
                var form = await PostedForm.ReadAsync(http, ct);
                var secret = form?["secret"].ToString() ?? "";
                if (!await proofs.IsGoodAsync(form?["proof"], PurposeOf(secret), request.Visitor.Name, ct))
                {
                    return await ShowAsync(request, secret, "The form was open for too long. Look again, then start.", ct);
                }

                var mode = form!["mode"] == nameof(RotationMode.Leak) ? RotationMode.Leak : RotationMode.Routine;
                if (mode == RotationMode.Leak && !request.Visitor.MayDeclareLeak)
                {
                    var role = new Reason(WebCodes.RoleNeeded, "Leak mode takes the app role 'emergency' besides.");
                    return Cannot("Nothing was started", role, StatusCodes.Status403Forbidden);
                }

                var why = form["why"].ToString().Trim();
                if (mode == RotationMode.Leak && why.Length is 0 or > LongestReason)
                {
                    var complaint = $"Say where the value leaked, in at most {LongestReason} characters.";
                    return await ShowAsync(request, secret, complaint, ct);
                }

                var order = new StartOrder(secret, RotationTrigger.Person, request.Visitor.Name!, mode, Why: why);
                return Answer(request, await starter.StartAsync(order, host, ct));
            }
        );

    private static Page Answer(PageRequest request, StartResult result) =>
        result is { Kind: StartResultKind.Started or StartResultKind.AlreadyRunning, RotationId: { } id }
            ? Page.GoOn(request.Link($"rotations/{id}"))
            : Cannot("Nothing was started", result.Reason, StatusCodes.Status422UnprocessableEntity);

    private async Task<Page> ShowAsync(PageRequest request, string name, string? complaint, CancellationToken ct)
    {
        var found = await registry.FindAsync(name, ct);
        var parsed = found.TryGet(out var version, out var missing) ? ManagedSecretParser.Parse(version) : missing;
        if (!parsed.TryGet(out var secret, out var problem))
        {
            return Cannot("This secret cannot be rotated", problem, StatusCodes.Status404NotFound);
        }

        if (policies.Find(secret.Policy) is not { } policy)
        {
            var why = UnknownPolicy.Of(secret.Policy);
            return Cannot("This secret cannot be rotated", why, StatusCodes.Status422UnprocessableEntity);
        }

        if (await runs.FindAsync(secret, ct) is { } running)
        {
            var model = new RunningRotation(secret.Newest.Name, running);
            return Page.Of<RunningView, RunningRotation>($"{secret.Newest.Name} is being rotated", model);
        }

        var proof = await proofs.MakeAsync(PurposeOf(name), request.Visitor.Name, ct);
        var question = new StartQuestion(name, secret, policy, proof, complaint);
        var status = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page.Of<StartView, StartQuestion>($"Rotate {secret.Newest.Name} now?", question, status);
    }

    private static Page Cannot(string title, Reason why, int status) => Page.Saying(title, Tone.Warn, why.Message, status);

    private static string PurposeOf(string secret) => $"start {secret}";
}
