using QlikRotator.Application.Campaigns;
using QlikRotator.Core;

namespace QlikRotator.Local.Backend;

/// <summary>Beginning and steering campaigns in the name of whoever sits here.</summary>
internal interface ICampaignOrders
{
    /// <summary>What would be done. Changes nothing.</summary>
    Task<Result<CampaignPreview>> PreviewAsync(CampaignRequest request, CancellationToken ct);

    Task<Result<CampaignRow>> StartAsync(CampaignRequest request, CancellationToken ct);

    Task<Result<CampaignRow>> ChangeAsync(CampaignChange change, string id, string? why, CancellationToken ct);

    /// <summary>Begins what is next where this process is what goes on with the campaign; nothing where the app does that by itself.</summary>
    Task GoOnAsync(string id, CancellationToken ct);
}

internal enum CampaignChange
{
    Pause,
    Resume,
    Cancel,
}
