using Microsoft.AspNetCore.Http;
using static QlikRotator.Web.Api.ApiParameters;

namespace QlikRotator.Web.Api;

/// <summary>Rotations, and what people say to them.</summary>
internal static class RotationEndpoints
{
    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
        new(
            HttpMethods.Post,
            "/api/rotations",
            "StartRotation",
            "Start the rotation of a managed secret. In leak mode only what the policy asks is waited for, and then the old credential dies at once.",
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
    ];
}
