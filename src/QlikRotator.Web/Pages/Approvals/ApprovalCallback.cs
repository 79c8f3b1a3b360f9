using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Approving;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Api;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>
/// Takes an answer from a flow that both sides trust by a shared secret. The signature covers the time and the whole body, the
/// request's id included; whom the flow names must be an approver like anybody else.
/// </summary>
internal sealed class ApprovalCallback(
    IOptions<RotatorOptions> options,
    NamedSecret secrets,
    ApprovalDesk desk,
    TimeProvider time
)
{
    private const int MostBytes = 16 * 1024;

    /// <summary>How far the clocks of the two sides may differ, and how long a caught request could be sent again.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public Task<IResult> AnswerAsync(HttpRequest request, string id, IRotationHost host, CancellationToken ct) =>
        ApiGuard.RunAsync(
            request,
            time,
            async () =>
            {
                if (request.ContentLength is null or > MostBytes)
                {
                    return ApiAnswer.Problem(413, new("TooLong", "Send the body with its length, and no longer than 16 KB."));
                }

                var body = new byte[request.ContentLength.Value];
                await request.Body.ReadExactlyAsync(body, ct);
                return await WhyNotAsync(request, body, ct) is { } problem ? problem : await AnswerAsync(id, body, host, ct);
            }
        );

    private async Task<IResult?> WhyNotAsync(HttpRequest request, byte[] body, CancellationToken ct)
    {
        if (options.Value.Approvals.CallbackSecret is not { } name)
        {
            return ApiAnswer.Problem(403, new("CallbackNotConfigured", "Rotator:Approvals:CallbackSecret is not set."));
        }

        var key = await secrets.ReadAsync(name, ct);
        if (key.Value is null)
        {
            return ApiAnswer.Problem(503, new("CallbackSecretUnreadable", $"The secret '{name}' cannot be read."));
        }

        var timestamp = request.Headers[BodySignature.TimestampHeader].ToString();
        var shown = request.Headers[BodySignature.SignatureHeader].ToString();
        var good = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(shown),
            Encoding.UTF8.GetBytes(BodySignature.Of(key.Value, timestamp, body))
        );
        return good && IsFresh(timestamp)
            ? null
            : ApiAnswer.Problem(401, new("BadSignature", "The signature does not fit, or it is older than five minutes."));
    }

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (long)Window.TotalSeconds;

    private async Task<IResult> AnswerAsync(string id, byte[] body, IRotationHost host, CancellationToken ct)
    {
        if (Read(body) is not { Person: { Length: > 0 } person, Decision: ApprovalForm.Approve or ApprovalForm.Reject } answer)
        {
            return ApiAnswer.Problem(
                400,
                new("BadRequest", "Send approvalId, decision ('approve' or 'reject'), person and reason.")
            );
        }

        if (answer.ApprovalId != id)
        {
            return ApiAnswer.Problem(400, new("OtherRequest", "The signed body is about another request."));
        }

        var words = new ApprovalWords(answer.Decision == ApprovalForm.Approve, Shorten(answer.Reason), EvidenceHash: null)
        {
            ClaimedBy = "a flow that has the callback key",
        };
        return Receipt(await desk.AnswerByNameAsync(id, person, ApprovalDesk.ByFlow, words, host, ct));
    }

    private static IResult Receipt(ApprovalAnswer answer)
    {
        if (answer.Kind == AnswerKind.Refused)
        {
            return ApiAnswer.Problem(answer.Approval is null ? 404 : 403, answer.Refusal!);
        }

        var decision = answer.Decision is { } known ? (known.Approves ? ApprovalForm.Approve : ApprovalForm.Reject) : null;
        return ApiAnswer.Json(
            new FlowReceipt(answer.Kind.ToString(), decision, answer.Verdict?.Kind.ToString(), answer.Verdict?.Reason.Message)
        );
    }

    private static FlowAnswer? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<FlowAnswer>(body, RotatorJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Shorten(string? reason) =>
        reason is { Length: > ApprovalForm.LongestReason } ? reason[..ApprovalForm.LongestReason] : reason;
}
