using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;

namespace QlikRotator.Architecture.Tests;

/// <summary>What code may do, by where it stands.</summary>
public sealed class CodeTests
{
    private const string StepFailed = "QlikRotator.Core.Workflow.StepFailedException";

    private static readonly string[] Outside =
    [
        "System.IO.File",
        "System.IO.Directory",
        "System.IO.FileStream",
        "System.Net.",
        "System.Console",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Threading.Timer",
        "System.Random",
        "Microsoft.",
        "Azure.",
    ];

    private static readonly string[] Unrepeatable =
    [
        "System.DateTime::get_Now",
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.TimeProvider::get_System",
        "System.Guid::NewGuid",
    ];

    [Fact]
    public void Core_Everything_KnowsNothingOutsideOfItself() =>
        TypesIn("QlikRotator.Core")
            .SelectMany(type => type.Dependencies)
            .Where(one => Outside.Any(name => one.Target.FullName.StartsWith(name, StringComparison.Ordinal)))
            .Select(one => $"{one.Origin.FullName} uses {one.Target.FullName}")
            .ShouldBeEmpty();

    [Fact]
    public void Core_Everything_IsToldTheTime() =>
        Calls(TypesIn("QlikRotator.Core"))
            .Where(call => Unrepeatable.Any(name => call.TargetMember.FullName.Contains($" {name}(", StringComparison.Ordinal)))
            .Select(call => $"{call.Origin.FullName} calls {call.TargetMember.FullName}")
            .ShouldBeEmpty();

    /// <summary>A workflow reads it as "this step gave up": thrown elsewhere it would end a rotation in the name of no step.</summary>
    [Fact]
    public void StepFailedException_Thrown_InStepsOnly() =>
        Calls(Projects.All.Types)
            .Where(call =>
                call.Target.FullName == StepFailed && call.TargetMember.Name.StartsWith(".ctor", StringComparison.Ordinal)
            )
            .Select(call => call.Origin.Namespace.FullName)
            .Where(folder => folder != "QlikRotator.Core.Workflow")
            .ShouldAllBe(folder => folder.StartsWith("QlikRotator.Application.Rotating", StringComparison.Ordinal));

    private static IEnumerable<IType> TypesIn(string project) =>
        Projects.All.Types.Where(type =>
            type.Namespace.FullName == project || type.Namespace.FullName.StartsWith(project + ".", StringComparison.Ordinal)
        );

    private static IEnumerable<MethodCallDependency> Calls(IEnumerable<IType> types) =>
        types.SelectMany(type => type.Dependencies.OfType<MethodCallDependency>());
}
