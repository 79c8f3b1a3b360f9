using Microsoft.AspNetCore.Http;

namespace QlikRotator.Web.Api;

/// <summary>The whole HTTP interface. What is mapped, here and in the functions, is held against it by tests.</summary>
internal static class ApiEndpoints
{
    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
        .. RotationEndpoints.All,
        .. EstateEndpoints.All,
        .. CampaignEndpoints.All,
        new(
            HttpMethods.Post,
            "/api/approvals/{id}",
            "ApprovalPage",
            "Answer a request for approval in the name of an approver whom a flow has signed in. The body is signed with the callback secret.",
            [
                new("id", "path", typeof(string), "Id of a request for approval."),
                new("X-Rotator-Timestamp", "header", typeof(long), "Seconds since 1970, at most five minutes ago."),
                new(
                    "X-Rotator-Signature",
                    "header",
                    typeof(string),
                    "'sha256=' and HMAC-SHA256, hexadecimal, over 'approval-callback.', the timestamp, a dot and the body as sent."
                ),
            ],
            typeof(FlowAnswer),
            new(200, "What was recorded.", typeof(FlowReceipt)),
            400,
            401,
            403,
            404,
            413,
            503
        ),
        new(
            HttpMethods.Post,
            "/api/bulk/{what}",
            "BulkAction",
            "Do one thing to many secrets, with the roles that it takes for one. The answer has a result for each: one that is refused stops none of the others.",
            [new("what", "path", typeof(BulkKind), "What is done, in small letters or as written here.")],
            typeof(BulkBody),
            new(200, "A result for each.", typeof(BulkAnswers)),
            400,
            403,
            404,
            413,
            415,
            422
        ),
        new(
            HttpMethods.Post,
            "/api/doctor",
            "RunDoctor",
            "Try everything that the settings name, and send a probe through the queue of events; may take two minutes. Takes the app role 'administrator'.",
            [],
            typeof(DoctorBody),
            new(200, "What was found.", typeof(DoctorReport)),
            400,
            403,
            413,
            415,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/openapi.json",
            "GetDescription",
            "This description.",
            [],
            null,
            new(200, "OpenAPI 3.1.", null),
            403
        ),
        new(
            HttpMethods.Get,
            "/healthz",
            "GetHealth",
            "Whether the process reaches its ledger. Takes no key.",
            [],
            null,
            new(200, "It does.", typeof(Health)),
            503
        ),
    ];
}
