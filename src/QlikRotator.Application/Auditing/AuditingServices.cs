using Microsoft.Extensions.DependencyInjection;

namespace QlikRotator.Application.Auditing;

public static class AuditingServices
{
    public static IServiceCollection AddAuditing(this IServiceCollection services) => services.AddSingleton<LedgerVerifier>();
}
