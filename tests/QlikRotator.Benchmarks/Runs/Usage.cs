using System.Diagnostics;

namespace QlikRotator.Benchmarks.Runs;

/// <summary>What this process used: processor time since a moment, and memory and open files now.</summary>
internal sealed class Usage
{
    private readonly TimeSpan _before = Own().TotalProcessorTime;

    public TimeSpan Processor => Own().TotalProcessorTime - _before;

    public static double Megabytes
    {
        get
        {
            GC.Collect();
            return Own().WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Null where the system does not say.</summary>
    public static int? OpenFiles => Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : null;

    private static Process Own() => Process.GetCurrentProcess();
}
