using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Planning;
using QlikRotator.Application.Retiring;

namespace QlikRotator.Web.Api;

/// <summary>The whole HTTP interface. What is mapped, here and in the functions, is held against it by tests.</summary>
internal static class ApiEndpoints
{
    private static readonly ApiParameter Text = Query<string>("q", "Part of a name, vault, tenant or id.");
    private static readonly ApiParameter Tenant = Query<string>("tenant", "Host of a tenant.");
    private static readonly ApiParameter Limit = Query<int>("limit", $"1 to {ApiPage.Most}; {ApiPage.Usual} where left out.");
    private static readonly ApiParameter Cursor = Query<string>("cursor", "The 'next' of the page before.");
    private static readonly ApiParameter Rotation = new("id", "path", typeof(string), "Id of a rotation.");

    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
        new(
            HttpMethods.Post,
            "/api/rotations",
            "StartRotation",
            "Start the rotation of a managed secret. In leak mode nothing is waited for, and the old credential dies at once.",
            [
                new(
                    StartKeyHeader.Name,
                    "header",
                    typeof(string),
                    "Any text of yours. The same request sent again with it within a day starts nothing else and has the same answer."
                ),
            ],
            typeof(StartBody),
            new(202, "Started; 'Location' shows how far it is.", typeof(RotationAccepted)),
            400,
            403,
            404,
            409,
            413,
            415,
            422,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/rotations",
            "ListRotations",
            "Rotations, the newest first.",
            [
                Text,
                Tenant,
                Query<string>("state", $"{RotationQuery.RunningState}, or how it ended."),
                Query<bool>("running", "Whether it runs."),
                Query<DateOnly>("from", "First day (UTC) on which it began."),
                Query<DateOnly>("to", "Last day (UTC) on which it began."),
                Limit,
                Cursor,
            ],
            null,
            new(200, "One page of them.", typeof(RotationList)),
            400,
            403,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/rotations/{id}",
            "GetRotation",
            "One rotation with its sealed events. 'Retry-After' says when to look again while it runs.",
            [Rotation],
            null,
            new(200, "The rotation.", typeof(RotationDetails)),
            403,
            404,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/rotations/{id}/events",
            "FollowRotation",
            "Server-sent events while a rotation runs: 'changed' with the stage it is in as data, then 'ended' with the outcome as data. "
                + "An answer is cut after less than a minute; come back until 'ended'.",
            [Rotation],
            null,
            new(200, "The events.", null, "text/event-stream"),
            403,
            404
        ),
        new(
            HttpMethods.Post,
            "/api/rotations/{id}/cancel",
            "CancelRotation",
            "Stop a rotation: at its next look it gives the old value back, unless the old credential has been deleted.",
            [Rotation],
            typeof(CancelBody),
            new(202, "The wish is recorded.", typeof(RotationAccepted)),
            400,
            403,
            404,
            409,
            413,
            415,
            422,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/rotations/{id}/approval",
            "GetApproval",
            "What a rotation waits for a person to decide, for whom the platform has signed in.",
            [Rotation],
            null,
            new(200, "The open question with its evidence.", typeof(OpenApproval)),
            403,
            404,
            503
        ),
        new(
            HttpMethods.Post,
            "/api/rotations/{id}/approval",
            "AnswerApproval",
            "Approve or reject in one's own name, for exactly the evidence that one was shown.",
            [Rotation],
            typeof(ApprovalBody),
            new(200, "What was recorded.", typeof(ApprovalReply)),
            400,
            403,
            404,
            409,
            413,
            415,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/secrets",
            "ListSecrets",
            "Managed secrets, by name.",
            [
                Text,
                Tenant,
                Query<string>("family", "What the tag qlik-source says."),
                Query<string>("policy", "Name of a policy."),
                Query<SecretState>("state", "How it is."),
                Limit,
                Cursor,
            ],
            null,
            new(200, "One page of them.", typeof(SecretList)),
            400,
            403,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/plan",
            "GetPlan",
            "What falls due, the earliest first, and what stands in its way.",
            [
                Query<int>("days", "How far to look ahead, 0 to 3650; 30 where left out."),
                Query<DateOnly>("until", "Last day (UTC) to look at, in place of 'days'."),
                Query<bool>("check", "Whether tenants, vaults and slots are asked, which takes several calls for each secret."),
            ],
            null,
            new(200, "The plan.", typeof(RotationPlan)),
            400,
            403,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/left",
            "ListLeft",
            "Credentials that rotations left alive, until they are dead; the one that was left first on top.",
            [],
            null,
            new(200, "All of them.", typeof(LeftList)),
            403,
            503
        ),
        new(
            HttpMethods.Post,
            "/api/secrets/release",
            "ReleaseSecrets",
            "Say that the consumers of held secrets read the vault: the next sweep deletes what their rotations kept alive. Names, or a filter.",
            [],
            typeof(ReleaseBody),
            new(200, "What was released, and which names were not held.", typeof(ReleaseAnswer)),
            400,
            403,
            413,
            415,
            422,
            503
        ),
        new(
            HttpMethods.Post,
            "/api/left/retire",
            "RetireLeft",
            "Delete a credential that was left alive, after proving what replaced it. Where the policy asks people, this takes one of its approvers.",
            [],
            typeof(RetireBody),
            new(200, "It is deleted; the answer says what was proved.", typeof(RetireAnswer)),
            400,
            403,
            404,
            413,
            415,
            422,
            503
        ),
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

    private static ApiParameter Query<T>(string name, string says) => new(name, "query", typeof(T), says);
}
