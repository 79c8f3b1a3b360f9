using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using QlikRotator.Adapters.Approvals;
using QlikRotator.Adapters.KeyVault;
using QlikRotator.Adapters.Ledger;
using QlikRotator.Adapters.Notifications;
using QlikRotator.Adapters.Qlik;
using QlikRotator.Adapters.Scanning;
using QlikRotator.Adapters.Settings;
using QlikRotator.Adapters.Slots;
using QlikRotator.Adapters.Starting;
using QlikRotator.Adapters.Steps;
using QlikRotator.Adapters.Sweeping;
using QlikRotator.Adapters.Web.Api;
using QlikRotator.Adapters.Web.Pages;
using QlikRotator.Functions.Durable;
using QlikRotator.Functions.Telemetry;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddTelemetry();
builder
    .Services.AddRotatorSettings(builder.Configuration)
    .AddDurableRotations()
    .AddKeyVault()
    .AddLedger()
    .AddQlik()
    .AddConsumerSlots()
    .AddSteps()
    .AddApprovals()
    .AddNotifications()
    .AddStarting()
    .AddScanning()
    .AddSweeping()
    .AddRotatorApi()
    .AddRotatorPages(PageAccess.SignedIn);
await builder.Build().RunAsync();
