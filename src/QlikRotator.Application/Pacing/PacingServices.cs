using Microsoft.Extensions.DependencyInjection;

namespace QlikRotator.Application.Pacing;

public static class PacingServices
{
    /// <summary>The budget of writes. Needs the ledger; kinds of sources and slots say what they write where they are registered.</summary>
    public static IServiceCollection AddPacing(this IServiceCollection services) =>
        services
            .AddOptions()
            .AddSingleton<WriteLimits>()
            .AddSingleton<WriteNeeds>()
            .AddSingleton<WriteBudget>()
            .AddSingleton<RotationTurns>();
}
