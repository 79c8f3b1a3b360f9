using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using QlikRotator.Durable.Engine;
using QlikRotator.Durable.Engine.Storage;
using QlikRotator.TestSupport.Logs;

// A worker in a process of its own, for tests that kill it: settings file, connection string, hub, and the secret to rotate.
var settings = new ConfigurationBuilder().AddJsonFile(args[0]).Build();
var hub = new StorageHub(args[1], args[2], Worker: "worker");
await using var rotator = await RotatorHub.StartAsync(hub, settings, new LogLines(Console.WriteLine), CancellationToken.None);
var started = await rotator.RotateAsync(args[3], CancellationToken.None);
Console.WriteLine(started);
if (started.RotationId is not { } id)
{
    return 2;
}

var ended = await rotator.Engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, CancellationToken.None);
Console.WriteLine($"{ended.RuntimeStatus} {ended.SerializedOutput}");
return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? 0 : 1;
