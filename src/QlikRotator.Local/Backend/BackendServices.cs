namespace QlikRotator.Local.Backend;

internal static class BackendServices
{
    /// <summary>Commands work on what runs on this machine.</summary>
    public static IServiceCollection AddLocalBackend(this IServiceCollection services) =>
        services
            .AddSingleton<IRotations, LocalRotations>()
            .AddSingleton<IRotationOrders, LocalRotationOrders>()
            .AddSingleton<ISecretOrders, LocalSecretOrders>()
            .AddSingleton<ICampaigns, LocalCampaigns>()
            .AddSingleton<ICampaignOrders, LocalCampaignOrders>()
            .AddSingleton<IEstate, LocalEstate>()
            .AddSingleton<IApprovals, LocalApprovals>();
}
