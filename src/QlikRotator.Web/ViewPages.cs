using Microsoft.AspNetCore.Http;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages;
using QlikRotator.Web.Pages.Alarms;
using QlikRotator.Web.Pages.Approvals;
using QlikRotator.Web.Pages.Html;
using QlikRotator.Web.Pages.Left;
using QlikRotator.Web.Pages.Rotations;
using QlikRotator.Web.Pages.Secrets;

namespace QlikRotator.Web;

/// <summary>Pages to look around in, beside those of <see cref="RotatorPages"/>: nothing here touches a secret.</summary>
public sealed class ViewPages
{
    private readonly PageGuard _guard;
    private readonly SecretPage _secret;
    private readonly RotationsPage _rotations;
    private readonly RotationEvents _events;
    private readonly OpenApprovalsPage _approvals;
    private readonly AlarmsPage _alarms;
    private readonly LeftPage _left;

    internal ViewPages(
        PageGuard guard,
        SecretPage secret,
        RotationsPage rotations,
        RotationEvents events,
        OpenApprovalsPage approvals,
        AlarmsPage alarms,
        LeftPage left
    )
    {
        _guard = guard;
        _secret = secret;
        _rotations = rotations;
        _events = events;
        _approvals = approvals;
        _alarms = alarms;
        _left = left;
    }

    private static Page Unknown { get; } =
        Page.Saying(
            "There is no such page",
            Tone.Warn,
            "The address may be mistyped, or from an older version. The menu above leads everywhere.",
            StatusCodes.Status404NotFound
        );

    /// <summary><c>GET /secrets/{vault}/{name}</c>.</summary>
    public Task<IResult> SecretAsync(HttpRequest request, string vault, string name, CancellationToken ct) =>
        _secret.ShowAsync(request, vault, name, ct);

    /// <summary><c>GET /rotations</c>.</summary>
    public Task<IResult> RotationsAsync(HttpRequest request, CancellationToken ct) => _rotations.ShowAsync(request, ct);

    /// <summary><c>GET /rotations/{id}/events</c>: server-sent events until the rotation ends.</summary>
    public async Task<IResult> EventsAsync(HttpRequest request, string id, CancellationToken ct) =>
        _guard.RequestOf(request).Visitor.MayRead
            ? await _events.FollowAsync(id, ct)
            : ApiAnswer.Problem(StatusCodes.Status403Forbidden, new(WebCodes.RoleNeeded, "This is for people who may read."));

    /// <summary><c>GET /approvals</c>.</summary>
    public Task<IResult> ApprovalsAsync(HttpRequest request, CancellationToken ct) => _approvals.ShowAsync(request, ct);

    /// <summary>What no other page answers.</summary>
    public Task<IResult> UnknownAsync(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult(
                ApiAnswer.Problem(StatusCodes.Status404NotFound, new(WebCodes.UnknownAddress, "Nothing answers at this address."))
            )
            : _guard.AnswerAsync(request, _ => Task.FromResult(Unknown));

    /// <summary><c>GET /alarms</c> shows; <c>POST /alarms</c> records that somebody looks after one.</summary>
    public Task<IResult> AlarmsAsync(HttpRequest request, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _alarms.AcknowledgeAsync(request, ct) : _alarms.ShowAsync(request, ct);

    /// <summary><c>GET /left</c>.</summary>
    public Task<IResult> LeftAsync(HttpRequest request, CancellationToken ct) => _left.ShowAsync(request, ct);
}
