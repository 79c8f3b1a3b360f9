using System.Diagnostics;

namespace QlikRotator.TestSupport.Npm;

/// <summary>A folder under tests/ with a package.json and a lock file, installed when it is first needed.</summary>
internal sealed class NpmFolder(string name)
{
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(200);

    public string Folder { get; } = Path.Combine(TestsFolder(), name);

    /// <summary>Installs exactly what the lock file says. One process does it; the others wait for it.</summary>
    public async Task InstallAsync(CancellationToken ct)
    {
        await using var turn = await TakeTurnAsync(ct);
        var done = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        var wanted = new FileInfo(Path.Combine(Folder, "package-lock.json"));
        if (done.Exists && done.LastWriteTimeUtc >= wanted.LastWriteTimeUtc)
        {
            return;
        }

        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = Folder,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var complaints = await npm.StandardError.ReadToEndAsync(ct);
        await npm.WaitForExitAsync(ct);
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm ci in {Folder} failed: {complaints}");
        }
    }

    private async Task<FileStream> TakeTurnAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var path = Path.Combine(Path.GetTempPath(), $"qlikrotator-npm-{name}-{Environment.UserName}.lock");
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockPoll, ct);
            }
        }
    }

    private static string TestsFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QlikRotator.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        }

        return Path.Combine(folder.FullName, "tests");
    }
}
