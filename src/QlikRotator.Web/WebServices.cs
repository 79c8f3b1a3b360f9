using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Settings;
using QlikRotator.Web.Api;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages;
using QlikRotator.Web.Pages.Alarms;
using QlikRotator.Web.Pages.Approvals;
using QlikRotator.Web.Pages.Audit;
using QlikRotator.Web.Pages.Bulk;
using QlikRotator.Web.Pages.Campaigns;
using QlikRotator.Web.Pages.Checkups;
using QlikRotator.Web.Pages.Dashboard;
using QlikRotator.Web.Pages.Holds;
using QlikRotator.Web.Pages.Left;
using QlikRotator.Web.Pages.Plan;
using QlikRotator.Web.Pages.Rotations;
using QlikRotator.Web.Pages.Secrets;
using QlikRotator.Web.Pages.Tenants;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web;

public static class WebServices
{
    /// <summary>
    /// The HTTP interface and the pages. A host with endpoint routing maps them with <see cref="ApiRoutes"/> and
    /// <see cref="PageRoutes"/>; another one calls them from functions of its own.
    /// </summary>
    public static IServiceCollection AddWeb(this IServiceCollection services, PageAccess access) =>
        services
            .AddPlatformTrust(access)
            .AddSingleton(provider => new ApiGuard(
                provider.GetRequiredService<IOptions<RotatorOptions>>(),
                access,
                provider.GetRequiredService<People>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<RotationsApi>()
            .AddSingleton<SecretsApi>()
            .AddSingleton<LeftApi>()
            .AddSingleton<ReleaseApi>()
            .AddSingleton<RetireApi>()
            .AddSingleton<CampaignsApi>()
            .AddSingleton<DoctorApi>()
            .AddSingleton<VaultEventsApi>()
            .AddSingleton<HealthApi>()
            .AddSingleton<DescriptionApi>()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<PageGuard>(provider, access))
            .AddSingleton<FormProof>()
            .AddSingleton<InventorySnapshot>()
            .AddSingleton<RotationSearch>()
            .AddSingleton<ApprovalReaders>()
            .AddSingleton(provider => new ApprovalApi(
                provider.GetRequiredService<ApprovalDesk>(),
                provider.GetRequiredService<ApprovalReaders>(),
                provider.GetRequiredService<ApiGuard>()
            ))
            .AddSingleton<TokenApi>()
            .AddSingleton<DashboardPage>()
            .AddSingleton<PlanPage>()
            .AddSingleton<RotationPage>()
            .AddSingleton<StartPage>()
            .AddSingleton<CancelPage>()
            .AddSingleton<ApprovalPages>()
            .AddSingleton<ApprovalCallback>()
            .AddSingleton<AuditPage>()
            .AddSingleton<AuditExport>()
            .AddSingleton<SecretPage>()
            .AddSingleton<RotationsPage>()
            .AddSingleton<RotationEvents>()
            .AddSingleton<OpenApprovalsPage>()
            .AddSingleton<AlarmsPage>()
            .AddSingleton<LeftPage>()
            .AddSingleton<RetirePage>()
            .AddSingleton<ReleasePage>()
            .AddSingleton(provider => new RetirePages(
                provider.GetRequiredService<ReleasePage>(),
                provider.GetRequiredService<RetirePage>()
            ))
            .AddSingleton<CampaignsPage>()
            .AddSingleton<CampaignChangePage>()
            .AddSingleton<CampaignStartPage>()
            .AddSingleton<CheckupPage>()
            .AddSingleton(provider => new CampaignPages(
                provider.GetRequiredService<CampaignsPage>(),
                provider.GetRequiredService<CampaignStartPage>(),
                provider.GetRequiredService<CampaignChangePage>(),
                provider.GetRequiredService<CheckupPage>()
            ))
            .AddSingleton<EstateExport>()
            .AddSingleton<RunningRotations>()
            .AddSingleton<IBulkAction, RotateMany>()
            .AddSingleton<IBulkAction>(provider => ActivatorUtilities.CreateInstance<PauseMany>(provider, BulkKind.Pause))
            .AddSingleton<IBulkAction>(provider => ActivatorUtilities.CreateInstance<PauseMany>(provider, BulkKind.Resume))
            .AddSingleton<IBulkAction>(provider => ActivatorUtilities.CreateInstance<AnswerMany>(provider, BulkKind.Approve))
            .AddSingleton<IBulkAction>(provider => ActivatorUtilities.CreateInstance<AnswerMany>(provider, BulkKind.Reject))
            .AddSingleton<IBulkAction, CancelMany>()
            .AddSingleton<BulkRunner>()
            .AddSingleton<BulkPage>()
            .AddSingleton(provider => new BulkApi(
                provider.GetRequiredService<BulkRunner>(),
                provider.GetRequiredService<ApiGuard>()
            ))
            .AddSingleton<TenantLooks>()
            .AddSingleton<TenantsPage>()
            .AddSingleton<VaultPage>()
            .AddSingleton(CreateViews)
            .AddSingleton(provider => new EstatePages(
                provider.GetRequiredService<EstateExport>(),
                provider.GetRequiredService<BulkPage>(),
                provider.GetRequiredService<TenantsPage>(),
                provider.GetRequiredService<VaultPage>()
            ))
            .AddSingleton(Create);

    private static ViewPages CreateViews(IServiceProvider services) =>
        new(
            services.GetRequiredService<PageGuard>(),
            services.GetRequiredService<SecretPage>(),
            services.GetRequiredService<RotationsPage>(),
            services.GetRequiredService<RotationEvents>(),
            services.GetRequiredService<OpenApprovalsPage>(),
            services.GetRequiredService<AlarmsPage>(),
            services.GetRequiredService<LeftPage>()
        );

    private static RotatorPages Create(IServiceProvider services) =>
        new(
            services.GetRequiredService<DashboardPage>(),
            services.GetRequiredService<PlanPage>(),
            services.GetRequiredService<RotationPage>(),
            services.GetRequiredService<StartPage>(),
            services.GetRequiredService<CancelPage>(),
            services.GetRequiredService<ApprovalPages>(),
            services.GetRequiredService<ApprovalCallback>(),
            services.GetRequiredService<AuditPage>(),
            services.GetRequiredService<AuditExport>()
        );
}
