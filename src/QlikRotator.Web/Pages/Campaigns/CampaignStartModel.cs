using QlikRotator.Application.Campaigns;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Campaigns;

/// <summary>A campaign as it stands in the fields of a form or an address.</summary>
public sealed record CampaignStartFields(IReadOnlyDictionary<string, string> Values)
{
    public static IReadOnlyList<string> Names { get; } =
    ["tenant", "family", "policy", "tag", "all", "leak", "canaries", "wave", "stopAt", "held", "manual"];

    public static CampaignStartFields Of(Func<string, string?> field) =>
        new(
            Names
                .Select(name => (name, value: field(name)?.Trim()))
                .Where(one => one.value is { Length: > 0 })
                .ToDictionary(one => one.name, one => one.value!)
        );

    public string? Text(string name) => Values.GetValueOrDefault(name);

    public bool Flag(string name) => Text(name) == "true";

    public RotationMode Mode => Flag("leak") ? RotationMode.Leak : RotationMode.Routine;

    public Result<CampaignRequest> RequestOf(string by, string? why)
    {
        if (!TryNumber("canaries", out var canaries) || !TryNumber("wave", out var wave))
        {
            return new Reason(WebCodes.BadQuery, "Canaries and wave take whole numbers.");
        }

        var filter = new CampaignFilter(Text("tenant"), Text("family"), Text("policy"), Text("tag"), Flag("all"));
        return CampaignRequest
            .LimitsOf(Mode, canaries, wave, Text("stopAt"))
            .Map(limits => new CampaignRequest(filter, Mode, limits, by, why)
            {
                TakesHeld = Flag("held"),
                TakesManual = Flag("manual"),
            });
    }

    private bool TryNumber(string name, out int? number)
    {
        number = Api.ApiPage.NumberIn(Text(name), 0, int.MaxValue);
        return number is not null || Text(name) is null;
    }
}

/// <summary>What the form's lists offer.</summary>
public sealed record CampaignChoices(
    IReadOnlyList<string> Tenants,
    IReadOnlyList<string> Families,
    IReadOnlyList<string> Policies
);

/// <param name="Preview">What would be done; null before anything was asked for.</param>
/// <param name="Proof">Seals the form that begins it.</param>
/// <param name="Complaint">What cannot be done as it is asked for.</param>
public sealed record CampaignStartModel(
    CampaignStartFields Fields,
    CampaignChoices Choices,
    CampaignPreview? Preview,
    string Proof,
    string? Complaint
);
