using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Campaigns;
using static QlikRotator.Web.Api.ApiParameters;

namespace QlikRotator.Web.Api;

/// <summary>Many secrets rotated as one thing.</summary>
internal static class CampaignEndpoints
{
    private static readonly ApiParameter Id = new("id", "path", typeof(string), "Id of a campaign.");

    public static IReadOnlyList<ApiEndpoint> All { get; } =
    [
        new(
            HttpMethods.Post,
            "/api/campaigns",
            "StartCampaign",
            "Rotate what a filter finds as one thing: canaries first, then waves. With 'dryRun' (200) only says what would be done: CampaignPreview.",
            [new("Idempotency-Key", "header", typeof(string), "Of your own: the same one is the same campaign.")],
            typeof(CampaignBody),
            new(202, "The campaign; 'Location' is its address.", typeof(CampaignRow)),
            400,
            403,
            413,
            415,
            422,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/campaigns",
            "ListCampaigns",
            "Campaigns, the newest first.",
            [],
            null,
            new(200, "All of them.", typeof(CampaignList)),
            403,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/campaigns/{id}",
            "GetCampaign",
            "One campaign with its progress and its last failures.",
            [Id],
            null,
            new(200, "The campaign.", typeof(CampaignRow)),
            403,
            404,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/campaigns/{id}/secrets",
            "ListCampaignSecrets",
            "The secrets of a campaign in its order, with what became of each.",
            [Id, Limit, Cursor],
            null,
            new(200, "One page of them.", typeof(CampaignSecretList)),
            400,
            403,
            404,
            503
        ),
        new(
            HttpMethods.Get,
            "/api/campaigns/{id}/left-out",
            "ListCampaignLeftOut",
            "What the filter found and the campaign does not rotate, by name, each with why.",
            [Id, Limit, Cursor],
            null,
            new(200, "One page of them.", typeof(CampaignLeftOutList)),
            400,
            403,
            404,
            503
        ),
        Change("pause", "PauseCampaign", "Begin nothing more for now. What is under way goes on."),
        Change(
            "resume",
            "ResumeCampaign",
            "Go on. The failures so far stop it no more; a leak takes the role 'emergency' besides."
        ),
        Change("cancel", "CancelCampaign", "Begin nothing more, ever. What is under way goes on to its end."),
    ];

    private static ApiEndpoint Change(string verb, string name, string summary) =>
        new(
            HttpMethods.Post,
            $"/api/campaigns/{{id}}/{verb}",
            name,
            summary,
            [Id],
            typeof(CampaignChangeBody),
            new(200, "The campaign as it is now.", typeof(CampaignRow)),
            400,
            403,
            404,
            409,
            413,
            415,
            422,
            503
        );
}
