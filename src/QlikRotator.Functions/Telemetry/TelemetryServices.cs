using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using QlikRotator.Application.Telemetry;

namespace QlikRotator.Functions.Telemetry;

internal static class TelemetryServices
{
    private const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Traces, metrics and logs of the worker, to whichever of Application Insights and a collector is configured.</summary>
    public static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(RotatorTelemetry.Name, "System.Net.Http"))
            .WithMetrics(metrics => metrics.AddMeter(RotatorTelemetry.Name));
        if (!string.IsNullOrEmpty(builder.Configuration[ApplicationInsights]))
        {
            telemetry.UseAzureMonitorExporter(monitor =>
            {
                monitor.Credential = new DefaultAzureCredential();

                // Alerts and the ledger's seals are log lines. Traces may be sampled; a line is not left out with its trace.
                monitor.EnableTraceBasedLogsSampler = false;
            });
        }

        if (!string.IsNullOrEmpty(builder.Configuration[Collector]))
        {
            telemetry.UseOtlpExporter();
        }

        // Every line of a step says which rotation it belongs to.
        builder.Services.Configure<OpenTelemetryLoggerOptions>(logs => logs.IncludeScopes = true);

        // ASP.NET Core's own lines show whole addresses, and the link to an approval carries its token in the query.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        }
    }
}
