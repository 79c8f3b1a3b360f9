using ArchUnitNET.Loader;

namespace QlikRotator.Architecture.Tests;

/// <summary>The projects of <c>src</c>, as they were built.</summary>
internal static class Projects
{
    public static readonly string[] Middle = ["Qlik", "Azure", "Notifications", "Web"];

    public static readonly string[] Hosts = ["Functions", "Local"];

    public static readonly string[] Ours = ["Core", "Application", .. Middle, .. Hosts];

    private static readonly Dictionary<string, System.Reflection.Assembly> Assemblies = Ours.Append("Simulators")
        .ToDictionary(name => name, name => System.Reflection.Assembly.Load($"QlikRotator.{name}"), StringComparer.Ordinal);

    public static ArchUnitNET.Domain.Architecture All { get; } = new ArchLoader().LoadAssemblies([.. Assemblies.Values]).Build();

    /// <summary>Projects of ours that this one was compiled against.</summary>
    public static IReadOnlyList<string> UsedBy(string project) =>
        [
            .. Assemblies[project]
                .GetReferencedAssemblies()
                .Select(used => used.Name!)
                .Where(used => used.StartsWith("QlikRotator.", StringComparison.Ordinal))
                .Select(used => used["QlikRotator.".Length..]),
        ];
}
