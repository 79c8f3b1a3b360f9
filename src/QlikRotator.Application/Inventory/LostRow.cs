using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Inventory;

/// <summary>A secret that was managed and that nothing rotates any more, in the one shape that the API and the command line give it.</summary>
/// <param name="Version">The newest one, which came without tags.</param>
/// <param name="Passing">The next sweep settles it, with nobody doing anything.</param>
public sealed record LostRow(SecretReference Secret, string Version, Reason Reason, bool Passing)
{
    public static LostRow Of(LostSecret lost) => new(lost.Secret, lost.Newest.Version, lost.Reason, lost.Passing);

    public static IReadOnlyList<LostRow> From(InventoryReport report) => [.. report.Lost.Select(Of)];
}
