using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Planning;
using QlikRotator.Application.Retiring;
using static QlikRotator.Web.Api.ApiParameters;

namespace QlikRotator.Web.Api;

/// <summary>Managed secrets, what falls due, and what is left alive.</summary>
internal static class EstateEndpoints
{
    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
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
            "Say that the consumers of held secrets read the vault: what their rotations kept alive may die, and the answer says how. Names, or a filter.",
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
    ];
}
