using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Starting;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages.Approvals;
using QlikRotator.Web.Pages.Bulk;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web;

/// <summary>
/// The HTTP interface for people whom the platform has signed in by a token, without the key of the host: the same addresses below
/// <c>/entra</c>. All of them come in here, so that none can forget to ask who it is.
/// </summary>
public sealed class TokenApi(
    RotationsApi rotations,
    SecretsApi secrets,
    LeftApi left,
    CampaignsApi campaigns,
    DoctorApi doctor,
    ApprovalApi approvals,
    BulkApi bulk,
    ReleaseApi release,
    RetireApi retire
)
{
    /// <param name="address">What follows <c>/entra/</c>.</param>
    public Task<IResult> AnswerAsync(HttpRequest request, string? address, IRotationHost host, CancellationToken ct)
    {
        TokenCall.Mark(request.HttpContext);
        var isPost = HttpMethods.IsPost(request.Method);
        return ((address ?? "").Split('/'), isPost) switch
        {
            (["api", "rotations"], true) => rotations.StartAsync(request, host, ct),
            (["api", "rotations"], false) => rotations.ListAsync(request, ct),
            (["api", "rotations", var id], false) => rotations.GetAsync(request, id, ct),
            (["api", "rotations", var id, "events"], false) => rotations.FollowAsync(request, id, ct),
            (["api", "rotations", var id, "cancel"], true) => rotations.CancelAsync(request, id, host, ct),
            (["api", "rotations", var id, "approval"], true) => approvals.AnswerAsync(request, id, host, ct),
            (["api", "rotations", var id, "approval"], false) => approvals.GetAsync(request, id, ct),
            (["api", "secrets"], false) => secrets.ListAsync(request, ct),
            (["api", "plan"], false) => secrets.PlanAsync(request, ct),
            (["api", "secrets", "release"], true) => release.ReleaseAsync(request, ct),
            (["api", "left", "retire"], true) => retire.RetireAsync(request, ct),
            (["api", "bulk", var action], true) => bulk.DoAsync(request, action, host, ct),
            (["api", "left"], false) => left.ListAsync(request, ct),
            (["api", "doctor"], true) => doctor.RunAsync(request, ct),
            (["api", "campaigns", ..], _) => CampaignAsync(request, address!.Split('/')[2..], isPost, ct),
            _ => Task.FromResult(Unknown()),
        };
    }

    private Task<IResult> CampaignAsync(HttpRequest request, string[] rest, bool isPost, CancellationToken ct) =>
        (rest, isPost) switch
        {
            ([], true) => campaigns.StartAsync(request, ct),
            ([], false) => campaigns.ListAsync(request, ct),
            ([var id], false) => campaigns.GetAsync(request, id, ct),
            ([var id, "secrets"], false) => campaigns.SecretsAsync(request, id, ct),
            ([var id, "left-out"], false) => campaigns.LeftOutAsync(request, id, ct),
            ([var id, "pause"], true) => campaigns.PauseAsync(request, id, ct),
            ([var id, "resume"], true) => campaigns.ResumeAsync(request, id, ct),
            ([var id, "cancel"], true) => campaigns.CancelAsync(request, id, ct),
            _ => Task.FromResult(Unknown()),
        };

    private static IResult Unknown() => ApiAnswer.Problem(404, new(WebCodes.UnknownAddress, "Nothing answers at this address."));
}
