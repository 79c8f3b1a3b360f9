using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Functions.Telemetry;

namespace QlikRotator.Functions.Tests.Telemetry;

public sealed class LogSamplingTests
{
    [Fact]
    public void AddTelemetry_ApplicationInsights_NoLogLineIsLeftOutWithItsTrace()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
            "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://127.0.0.1:1/";

        builder.AddTelemetry();

        using var services = builder.Services.BuildServiceProvider();
        var exporter = services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;
        exporter.Credential.ShouldNotBeNull();
        exporter.EnableTraceBasedLogsSampler.ShouldBeFalse();
    }
}
