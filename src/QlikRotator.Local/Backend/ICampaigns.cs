using QlikRotator.Application.Campaigns;

namespace QlikRotator.Local.Backend;

/// <summary>Campaigns to look at, wherever they run: on this machine or in the app in Azure.</summary>
internal interface ICampaigns
{
    /// <summary>How long a follower waits between two looks.</summary>
    TimeSpan LookEvery { get; }

    /// <summary>All of them, the newest first.</summary>
    Task<IReadOnlyList<CampaignRow>> ListAsync(CancellationToken ct);

    /// <returns>Null where no campaign has the id.</returns>
    Task<CampaignRow?> FindAsync(string id, CancellationToken ct);

    /// <summary>All its secrets, and all that it leaves out.</summary>
    Task<CampaignContents> ContentsAsync(string id, CancellationToken ct);
}

/// <param name="Secrets">In its order.</param>
/// <param name="LeftOut">By name.</param>
internal sealed record CampaignContents(IReadOnlyList<CampaignSecretRow> Secrets, IReadOnlyList<CampaignLeftOut> LeftOut);
