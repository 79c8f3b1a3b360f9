using OpenTelemetry;
using QlikRotator.Application.Telemetry;

namespace QlikRotator.Local.Hosting;

internal static class TelemetryServices
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Traces and metrics of steps and outgoing calls; exported where the standard variable names a collector.</summary>
    public static IServiceCollection AddRotatorTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services
            .AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(RotatorTelemetry.Name, "System.Net.Http", "Azure.*"))
            .WithMetrics(metrics => metrics.AddMeter(RotatorTelemetry.Name));
        if (!string.IsNullOrEmpty(configuration[OtlpEndpoint]))
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }
}
