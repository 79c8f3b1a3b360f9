namespace QlikRotator.Fuzz.Tests;

/// <summary>How many broken inputs a run tries, over all parsers together.</summary>
internal static class Inputs
{
    private const int InEveryRun = 20_000;

    /// <summary>Set the environment variable <c>ROTATOR_FUZZ_INPUTS</c> to try more.</summary>
    public static int Total { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("ROTATOR_FUZZ_INPUTS"), out var wanted) ? wanted : InEveryRun;

    /// <param name="share">Of a thousand.</param>
    public static int Share(int share) => Math.Max(1, Total / 1000 * share);
}
