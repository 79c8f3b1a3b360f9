using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Core;

namespace QlikRotator.Functions.Orchestration;

internal static class DurableServices
{
    /// <summary>Durable Task as the host of rotations. Histories are written as journals and the ledger are.</summary>
    public static IServiceCollection AddDurableRotations(this IServiceCollection services) =>
        services.Configure<WorkerOptions>(worker => worker.Serializer = new JsonObjectSerializer(RotatorJson.Options));
}
