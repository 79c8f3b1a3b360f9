namespace QlikRotator.Application.Tests.Rotating.Model;

internal static class Schedules
{
    /// <summary>Nothing goes wrong in it.</summary>
    public static readonly Schedule Quiet = new(SourceShape.Unmarked, 2, TagOfOld.Right, 0, 2, null, false, false, false, []);
}
