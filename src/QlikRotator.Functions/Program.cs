using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Scanning;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Sweeping;
using QlikRotator.Azure.KeyVault;
using QlikRotator.Azure.Tables;
using QlikRotator.Functions.Durable;
using QlikRotator.Functions.Telemetry;
using QlikRotator.Notifications;
using QlikRotator.Notifications.Consumers;
using QlikRotator.Qlik;
using QlikRotator.Web.Api;
using QlikRotator.Web.Pages;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.AddTelemetry();
builder
    .Services.AddRotatorSettings(builder.Configuration)
    .AddDurableRotations()
    .AddKeyVault()
    .AddTablesLedger()
    .AddQlik()
    .AddWebhookSlot()
    .AddAuditing()
    .AddSteps()
    .AddApprovals()
    .AddNotifications()
    .AddStarting()
    .AddScanning()
    .AddSweeping()
    .AddRotatorApi()
    .AddRotatorPages(PageAccess.SignedIn);
await builder.Build().RunAsync();
