namespace QlikRotator.Architecture.Tests;

/// <summary>Which project may know which.</summary>
public sealed class ProjectTests
{
    [Theory]
    [InlineData("Core")]
    [InlineData("Application", "Core")]
    [InlineData("Qlik", "Core", "Application")]
    [InlineData("Azure", "Core", "Application")]
    [InlineData("Notifications", "Core", "Application")]
    [InlineData("Web", "Core", "Application")]
    [InlineData("Functions", "Core", "Application", "Qlik", "Azure", "Notifications", "Web")]
    [InlineData("Local", "Core", "Application", "Qlik", "Azure", "Notifications", "Web", "Simulators")]
    [InlineData("Simulators")]
    public void Project_Built_KnowsNoOtherThan(string project, params string[] allowed) =>
        Projects.UsedBy(project).Except(allowed).ShouldBeEmpty();
}
