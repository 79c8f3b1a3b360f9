using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.xUnitV3;

namespace QlikRotator.Architecture.Tests;

/// <summary>A folder is a namespace; what stands in a project's own folder is its composition or is used by all of it.</summary>
public sealed class FolderTests
{
    public static TheoryData<string> Ours => [.. Projects.Ours];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Folders_OfOneProject_DependOnEachOtherOneWay(string project) =>
        SliceRuleDefinition.Slices().Matching($"QlikRotator.{project}.(**)").Should().BeFreeOfCycles().Check(Projects.All);
}
