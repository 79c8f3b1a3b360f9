using System.Net;
using DurableTask.Core;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QlikRotator.Core;
using QlikRotator.Functions.Orchestration;

namespace QlikRotator.Durable.Engine;

/// <summary>
/// Durable Task over any orchestration service: the dispatcher behind gRPC on loopback, as the Functions host has it, and the published
/// worker and client in front of it.
/// </summary>
internal sealed class DurableEngine : IAsyncDisposable
{
    private readonly WebApplication _dispatcher;
    private readonly IHost _worker;
    private readonly GrpcChannel _channel;

    private DurableEngine(WebApplication dispatcher, IHost worker, GrpcChannel channel)
    {
        _dispatcher = dispatcher;
        _worker = worker;
        _channel = channel;
        Client = worker.Services.GetRequiredService<DurableTaskClient>();
    }

    public DurableTaskClient Client { get; }

    /// <param name="activities">Makes what holds the activities, for an instance.</param>
    /// <param name="lenses">Look at, and may change, what passes between dispatcher and worker.</param>
    public static async Task<DurableEngine> StartAsync(
        IOrchestrationService service,
        IOrchestrationServiceClient client,
        Func<string, RotationActivities> activities,
        CancellationToken ct,
        params Interceptor[] lenses
    )
    {
        await service.CreateIfNotExistsAsync();
        var dispatcher = Dispatcher(service, client);
        await dispatcher.StartAsync(ct);
        var channel = GrpcChannel.ForAddress(AddressOf(dispatcher));
        var worker = Worker(channel.Intercept(lenses), activities);
        await worker.StartAsync(ct);
        return new DurableEngine(dispatcher, worker, channel);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
        await _channel.ShutdownAsync();
        _channel.Dispose();
        await _dispatcher.StopAsync(CancellationToken.None);
        await _dispatcher.DisposeAsync();
    }

    private static WebApplication Dispatcher(IOrchestrationService service, IOrchestrationServiceClient client)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, at => at.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore().AddGrpc();
        builder.Services.AddSingleton(service).AddSingleton(client).AddSingleton<TaskHubGrpcServer>();
        var app = builder.Build();
        app.MapGrpcService<TaskHubGrpcServer>();
        return app;
    }

    private static IHost Worker(CallInvoker invoker, Func<string, RotationActivities> activities)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var converter = new JsonDataConverter(RotatorJson.Options);
        builder.Services.AddDurableTaskWorker(worker =>
            worker
                .Configure(options => options.DataConverter = converter)
                .UseGrpc(grpc => grpc.CallInvoker = invoker)
                .AddTasks(tasks => tasks.AddRotation(activities))
        );
        builder.Services.AddDurableTaskClient(client =>
            client
                .Configure(options => options.DataConverter = converter)
                .UseGrpc(grpc => grpc.CallInvoker = invoker)
                .RegisterDirectly()
        );
        return builder.Build();
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
}
