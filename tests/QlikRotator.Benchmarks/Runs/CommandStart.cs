using System.Diagnostics;
using QlikRotator.Benchmarks.Loopback;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>How long the command line takes from its start to the end of its answer, each time as a process of its own.</summary>
internal static class CommandStart
{
    private const int Runs = 7;

    public static async Task RunAsync(int secrets)
    {
        await using var estate = await OutsideEstate.StartAsync(OutsideSecrets.Adopted, secrets);
        var folder = Directory.CreateTempSubdirectory("qlikrotator-start-");
        string[] settings =
        [
            .. estate
                .Settings.Append(new("Rotator:Ledger:Folder", folder.FullName))
                .SelectMany(one => new[] { "--setting", $"{one.Key}={one.Value}" }),
        ];
        Measure("--help", ["--help"]);
        Measure($"secrets, {secrets} of them", ["secrets", .. settings]);
        folder.Delete(recursive: true);
    }

    /// <summary>The median, which one run that was disturbed does not move.</summary>
    private static void Measure(string what, string[] args)
    {
        var times = Enumerable.Range(0, Runs).Select(_ => Run(args)).Order().ToList();
        Console.WriteLine(
            $"{what, -24} {times[Runs / 2].TotalSeconds:F2} s ({times[0].TotalSeconds:F2} to {times[^1].TotalSeconds:F2})"
        );
    }

    private static TimeSpan Run(string[] args)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "QlikRotator.Local.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, [tool, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? clock.Elapsed
            : throw new InvalidOperationException($"{args[0]} ended with {process.ExitCode}.");
    }
}
