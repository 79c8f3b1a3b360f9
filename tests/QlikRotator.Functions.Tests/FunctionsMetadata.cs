using System.Text.Json;

namespace QlikRotator.Functions.Tests;

/// <summary>What the build tells the host about the functions: the file that is published.</summary>
internal static class FunctionsMetadata
{
    public static IReadOnlyList<string> Lines()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "functions.metadata");
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return [.. file.RootElement.EnumerateArray().Select(Line).Order(StringComparer.Ordinal)];
    }

    private static string Line(JsonElement function)
    {
        var bindings = function.GetProperty("bindings").EnumerateArray().Select(Binding).Where(one => one.Length > 0);
        return $"{function.GetProperty("name").GetString()}: {string.Join(", ", bindings)}";
    }

    private static string Binding(JsonElement binding) =>
        Text(binding, "type") switch
        {
            "httpTrigger" => $"{Methods(binding)} /{Text(binding, "route")} ({Text(binding, "authLevel")})",
            "timerTrigger" => $"timer {Text(binding, "schedule")}",
            "queueTrigger" => $"from queue {Text(binding, "queueName")}",
            "queue" => $"to queue {Text(binding, "queueName")}",
            "durableClient" => "client",
            "http" => "",
            var other => other,
        };

    private static string Methods(JsonElement binding) =>
        string.Join(
            '|',
            binding.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())
        );

    private static string Text(JsonElement binding, string name) => binding.GetProperty(name).GetString()!;
}
