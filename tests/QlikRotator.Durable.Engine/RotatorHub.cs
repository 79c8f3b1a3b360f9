using System.Text.Json.Nodes;
using DurableTask.AzureStorage;
using DurableTask.Core.History;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.Durable.Engine.Storage;
using QlikRotator.Functions.Hosting;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Durable.Engine;

/// <summary>The rotator as the Functions app composes it, as one worker on a task hub in Azure Storage.</summary>
internal sealed class RotatorHub : IAsyncDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(1);

    /// <summary>A little longer than a dead process's work is kept from others, as it is on a host.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly ServiceProvider _services;

    private readonly AzureStorageOrchestrationService _storage;

    private RotatorHub(ServiceProvider services, AzureStorageOrchestrationService storage, DurableEngine engine)
    {
        _services = services;
        _storage = storage;
        Engine = engine;
    }

    public DurableEngine Engine { get; }

    public IRotationHost Host => new DurableRotationHost(Engine.Client);

    /// <param name="more">What a test puts in front of, or in place of, a part.</param>
    public static async Task<RotatorHub> StartAsync(
        StorageHub hub,
        IConfiguration settings,
        ILoggerProvider log,
        CancellationToken ct,
        Action<IServiceCollection>? more = null,
        Interceptor? lens = null
    )
    {
        var parts = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log).AddConfiguration(settings.GetSection("Logging")))
            .AddMetrics()
            .AddRotator(settings)
            .AddSingleton(new FenceTimings(Turn, TimeProvider.System))
            .AddSingleton<RotationActivities>();
        more?.Invoke(parts);
        var services = parts.BuildServiceProvider();
        var storage = hub.Open();
        var engine = await DurableEngine.StartAsync(
            RenewedWork.Of(storage, RenewEvery),
            storage,
            _ => services.GetRequiredService<RotationActivities>(),
            ct,
            lens is null ? [] : [lens]
        );
        return new RotatorHub(services, storage, engine);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<StartResult> RotateAsync(string secret, CancellationToken ct) =>
        Get<RotationStarter>().StartAsync(new StartOrder(secret, RotationTrigger.Person, "ops@contoso.example"), Host, ct);

    /// <summary>Comes back when the rotation says that it is at this stage.</summary>
    public async Task ReachedAsync(string rotationId, string stage, CancellationToken ct)
    {
        while (
            (await Engine.Client.GetInstanceAsync(rotationId, getInputsAndOutputs: true, ct))?.ReadCustomStatusAs<string>()
            != stage
        )
        {
            await Task.Delay(Look, ct);
        }
    }

    /// <summary>Types of the events in a rotation's history, in order.</summary>
    public async Task<IReadOnlyList<string>> HistoryAsync(string rotationId)
    {
        var state = (await _storage.GetOrchestrationStateAsync(rotationId, allExecutions: false)).Single();
        var history = await _storage.GetOrchestrationHistoryAsync(rotationId, state.OrchestrationInstance.ExecutionId);
        return [.. JsonNode.Parse(history)!.AsArray().Select(one => ((EventType)(int)one!["EventType"]!).ToString())];
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await _services.DisposeAsync();
    }
}
