using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ports;

namespace QlikRotator.Application.Scanning;

public static class ScanServices
{
    public static IServiceCollection AddScanning(this IServiceCollection services) =>
        services
            .AddSingleton<LedgerWitness>()
            .AddSingleton<SecretInspector>()
            .AddSingleton<ResourceScan>()
            .AddSingleton(provider => new CredentialScan(
                provider.GetRequiredService<ISecretRegistry>(),
                provider.GetRequiredService<RotationLedger>(),
                provider.GetRequiredService<ResourceScan>()
            ));
}
