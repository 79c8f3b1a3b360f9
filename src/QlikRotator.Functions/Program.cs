using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QlikRotator.Functions.Events;
using QlikRotator.Functions.Hosting;
using QlikRotator.Functions.Telemetry;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddTelemetry();
builder.Services.AddRotator(builder.Configuration).AddEventQueues().AddHostedService<HostWatch>();
await builder.Build().RunAsync();
