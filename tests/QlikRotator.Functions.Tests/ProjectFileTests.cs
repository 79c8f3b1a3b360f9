using System.Text.Json;
using System.Xml.Linq;
using QlikRotator.Core.Rotation;

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

    [Fact]
    public void StepNames_AreUnique() => RotationSteps.Names.Distinct().Count().ShouldBe(RotationSteps.Names.Count);
}
