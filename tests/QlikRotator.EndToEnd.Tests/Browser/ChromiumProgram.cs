using System.Diagnostics;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>The browser of this machine. Where there is none, Debian's is installed, which takes root and apt; none is downloaded.</summary>
internal static class ChromiumProgram
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(500);

    public static async Task<string> PathAsync(CancellationToken ct)
    {
        if (Find() is null)
        {
            await using var turn = await TakeTurnAsync(ct);
            if (Find() is null)
            {
                await AptAsync("update", ct);
                await AptAsync("install --yes --no-install-recommends chromium fonts-liberation", ct);
            }
        }

        return Find() ?? throw Missing("apt-get installed chromium, but it is not on the path.");
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private static async Task AptAsync(string command, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/apt-get"))
        {
            throw Missing("There is no apt-get here.");
        }

        using var apt = Process.Start(
            new ProcessStartInfo("apt-get", $"-qq {command}")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            }
        )!;
        var complaints = apt.StandardError.ReadToEndAsync(ct);
        await apt.StandardOutput.ReadToEndAsync(ct);
        await apt.WaitForExitAsync(ct);
        if (apt.ExitCode != 0)
        {
            throw Missing($"'apt-get {command}' failed: {await complaints}");
        }
    }

    private static InvalidOperationException Missing(string why) =>
        new($"The browser tests need Chromium or Chrome on the path: install it (on Debian: apt-get install chromium). {why}");

    /// <summary>Test projects run side by side; one of them installs.</summary>
    private static async Task<FileStream> TakeTurnAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var path = Path.Combine(Path.GetTempPath(), $"qlikrotator-chromium-{Environment.UserName}.lock");
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockPoll, ct);
            }
        }
    }
}
