using System.Text.Json;

namespace QlikRotator.Application.Tests.Telemetry;

/// <summary>What the alert rules of the deployment expect the app to say.</summary>
internal sealed record AlertContract(
    string Meter,
    IReadOnlyDictionary<string, string> Metrics,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<string> GoodOutcomes
)
{
    public static AlertContract Read() =>
        JsonSerializer.Deserialize<AlertContract>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Telemetry", "telemetry.json")),
            JsonSerializerOptions.Web
        )!;
}
