using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace QlikRotator.Functions.Tests;

public sealed class ProjectFileTests
{
    private static readonly XDocument Project = XDocument.Parse(
        Repository.Read("src/QlikRotator.Functions/QlikRotator.Functions.csproj")
    );

    [Fact]
    public void HostJson_IsLinkedFromTheRoot_AndPublished()
    {
        var link = Project.Descendants("None").Single(item => item.Attribute("Link")?.Value == "host.json");

        link.Attribute("Include")!.Value.ShouldBe("../../host.json");
        link.Attribute("CopyToPublishDirectory")!.Value.ShouldBe("PreserveNewest");
    }

    [Fact]
    public void HostJson_NeverTracesInputs_AndServesPagesAtTheRoot()
    {
        using var host = JsonDocument.Parse(Repository.Read("host.json"));
        var extensions = host.RootElement.GetProperty("extensions");

        extensions
            .GetProperty("durableTask")
            .GetProperty("tracing")
            .GetProperty("traceInputsAndOutputs")
            .GetBoolean()
            .ShouldBeFalse();
        extensions.GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe("");
    }

    /// <summary>Both encodings have to reach us, and the tries have to outlast an outage of the vault.</summary>
    [Fact]
    public void HostJson_Queues_DecodeNothing_AndTryForHours()
    {
        using var host = JsonDocument.Parse(Repository.Read("host.json"));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");
        var pause = TimeSpan.Parse(queues.GetProperty("visibilityTimeout").GetString()!, CultureInfo.InvariantCulture);

        queues.GetProperty("messageEncoding").GetString().ShouldBe("none");
        (pause * (queues.GetProperty("maxDequeueCount").GetInt32() - 1)).ShouldBeGreaterThan(TimeSpan.FromHours(6));
        pause.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(15));
    }
}
