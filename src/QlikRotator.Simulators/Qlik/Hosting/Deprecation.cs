namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>When an operation was given up and when it goes; told in headers of every answer.</summary>
internal sealed record Deprecation(DateTimeOffset Since, DateTimeOffset Sunset)
{
    /// <summary>Automations under <c>/api/v1</c>.</summary>
    public static Deprecation FirstAutomations { get; } = new(Day(2026, 10, 1), Day(2027, 11, 30));

    /// <summary>Patching the e-mail configuration.</summary>
    public static Deprecation EmailPatch { get; } = new(Day(2025, 11, 1), Day(2026, 11, 1));

    public Answer Tell(Answer answer, HttpRequest request) =>
        // Asking for the latest version turns the warnings off.
        request.Headers["qlik-api-version"] == "latest"
            ? answer
            : answer with
            {
                Headers = new Dictionary<string, string>(answer.Headers)
                {
                    ["deprecation"] = $"@{Since.ToUnixTimeSeconds()}",
                    ["sunset"] = Sunset.ToString("R"),
                    ["link"] = "<https://qlik.dev/changelog>; rel=\"deprecation\"",
                },
            };

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
