using System.Collections.Concurrent;
using System.Diagnostics;

namespace QlikRotator.EndToEnd.Tests.World;

/// <summary>The rotator as a process of its own, which can be killed as a machine is switched off.</summary>
internal sealed class RotatorProcess : IDisposable
{
    /// <summary>Tests that a shell runs in the background have its SIGINT ignored, and would pass that on.</summary>
    private static readonly string[] HearsInterrupts = ["--default-signal=INT", "dotnet"];

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private RotatorProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Everything it has written so far, both streams.</summary>
    public string Written => string.Join('\n', _lines);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static RotatorProcess Start(string folder, IEnumerable<string> args, string program = "QlikRotator.Local.dll")
    {
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var one in OperatingSystem.IsLinux() ? HearsInterrupts : [])
        {
            start.ArgumentList.Add(one);
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var one in args)
        {
            start.ArgumentList.Add(one);
        }

        return new RotatorProcess(Process.Start(start)!);
    }

    /// <summary>SIGKILL: nothing is flushed, closed or said.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(ct);
    }

    public async Task<int> ExitCodeAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}
