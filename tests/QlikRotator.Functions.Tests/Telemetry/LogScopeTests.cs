using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Functions.Telemetry;

namespace QlikRotator.Functions.Tests.Telemetry;

public sealed class LogScopeTests
{
    private static readonly SecretVersionReference Subject = new(new Uri("https://contoso.vault.azure.net/"), "billing", "v1");

    private static readonly RotationRequest Request = new(
        RotationId.For(Subject),
        Subject,
        Policy: null!,
        RotationMode.Routine,
        RotationTrigger.Schedule,
        "sweep",
        new DateTimeOffset(2026, 11, 1, 3, 0, 0, TimeSpan.Zero)
    );

    [Fact]
    public void Log_InAStep_LeavesWithRotationAndSecret()
    {
        var left = new ScopeKeeper();
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.AddTelemetry();
        using var services = builder
            .Services.AddOpenTelemetry()
            .WithLogging(logs => logs.AddProcessor(new SimpleLogRecordExportProcessor(left)))
            .Services.BuildServiceProvider();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("any");

        using (logger.BeginScope(new RotationScope(Request)))
        {
            logger.LogWarning("Any");
        }

        left.Scopes.ShouldBe([("RotationId", Request.RotationId), ("Secret", Request.Subject.Name)], ignoreOrder: true);
    }

    private sealed class ScopeKeeper : BaseExporter<LogRecord>
    {
        public List<(string Key, object? Value)> Scopes { get; } = [];

        public override ExportResult Export(in Batch<LogRecord> batch)
        {
            foreach (var line in batch)
            {
                line.ForEachScope(
                    (scope, scopes) =>
                    {
                        foreach (var (key, value) in scope)
                        {
                            scopes.Add((key, value));
                        }
                    },
                    Scopes
                );
            }

            return ExportResult.Success;
        }
    }
}
