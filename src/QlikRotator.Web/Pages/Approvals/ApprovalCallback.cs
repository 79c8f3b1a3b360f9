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
    KeptSecret secrets,
    ApprovalStore book,
    ApprovalDesk desk,
    TimeProvider time
)
{
    private const int MostBytes = 16 * 1024;
    private const int FewestKeyBytes = 32;

    /// <summary>How far the clocks of the two sides may differ, and how long a caught request could be sent again.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public Task<IResult> AnswerAsync(HttpRequest request, string id, IRotationHost host, CancellationToken ct) =>
        ApiGuard.RunAsync(
            request,
            time,
            async () =>
            {
                if (await BoundedBody.ReadAsync(request, MostBytes, ct) is not { } body)
                {
                    return ApiAnswer.Problem(413, new(WebCodes.TooLong, "The body may have 16 KB at most."));
                }

                var read = Read(body);
                return await WhyNotAsync(request, id, body, read, ct) is { } problem
                    ? problem
                    : await AnswerAsync(id, read!, host, ct);
            }
        );

    /// <summary>What costs nothing is looked at first: nobody makes the vault work who does not know a request and the form.</summary>
    private async Task<IResult?> WhyNotAsync(HttpRequest request, string id, byte[] body, FlowAnswer? read, CancellationToken ct)
    {
        if (options.Value.Approvals.CallbackSecret is not { } name)
        {
            return ApiAnswer.Problem(403, new(WebCodes.CallbackNotConfigured, "Rotator:Approvals:CallbackSecret is not set."));
        }

        var timestamp = request.Headers[CallbackSignature.TimestampHeader].ToString();
        var shown = request.Headers[CallbackSignature.SignatureHeader].ToString();
        if (!CallbackSignature.IsWellFormed(shown) || !IsFresh(timestamp))
        {
            return BadSignature();
        }

        return WhyMisshapen(id, read)
            ?? (
                await book.FindAsync(id, ct) is null
                    ? ApiAnswer.Problem(404, new(CoreCodes.UnknownApproval, "There is no such request."))
                    : await WhyUnsignedAsync(name, timestamp, shown, body, ct)
            );
    }

    private async Task<IResult?> WhyUnsignedAsync(string name, string timestamp, string shown, byte[] body, CancellationToken ct)
    {
        var key = await secrets.ReadAsync(name, ct);
        if (key.Value is null)
        {
            return ApiAnswer.Problem(503, new(WebCodes.CallbackSecretUnreadable, $"The secret '{name}' cannot be read."));
        }

        if (Encoding.UTF8.GetByteCount(key.Value.Reveal()) < FewestKeyBytes)
        {
            return ApiAnswer.Problem(
                503,
                new(WebCodes.CallbackSecretTooShort, $"The secret '{name}' is shorter than {FewestKeyBytes} bytes: replace it.")
            );
        }

        var good = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(shown),
            Encoding.UTF8.GetBytes(CallbackSignature.Of(key.Value, timestamp, body))
        );
        return good ? null : BadSignature();
    }

    private static IResult BadSignature() =>
        ApiAnswer.Problem(401, new(WebCodes.BadSignature, "The signature does not fit, or it is older than five minutes."));

    private static IResult? WhyMisshapen(string id, FlowAnswer? read) =>
        read switch
        {
            not { Decision: ApprovalForm.Approve or ApprovalForm.Reject } => ApiAnswer.Problem(
                400,
                new(WebCodes.BadRequest, "Send approvalId, decision ('approve' or 'reject'), person and reason.")
            ),
            _ when !FreeText.IsName(read.Person) => ApiAnswer.Problem(400, new(WebCodes.BadRequest, "'person' names nobody.")),
            _ when read.ApprovalId != id => ApiAnswer.Problem(
                400,
                new(WebCodes.OtherRequest, "The signed body is about another request.")
            ),
            _ => null,
        };

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (long)Window.TotalSeconds;

    private async Task<IResult> AnswerAsync(string id, FlowAnswer answer, IRotationHost host, CancellationToken ct)
    {
        var words = new ApprovalWords(answer.Decision == ApprovalForm.Approve, answer.Reason, EvidenceHash: null)
        {
            ClaimedBy = "a flow that has the callback key",
        };
        return Receipt(await desk.AnswerByNameAsync(id, answer.Person!, ApprovalDesk.ByFlow, words, host, ct));
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
}
