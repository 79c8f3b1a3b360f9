namespace QlikRotator.Local.State;

/// <summary>The state of this machine's rotator is for whoever runs it, and for nobody else on the machine.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The usual name of the folder: one that is called so is ours, and an earlier build may have made it for everybody.</summary>
    private const string Usual = ".rotator";

    /// <returns>Its full path. A folder that somebody made for other things too keeps its mode; the files in it are private all the same.</returns>
    public static string Create(string path)
    {
        var full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(full).FullName;
        }

        var folder = Directory.CreateDirectory(full, OwnersFolder);
        if (folder.Name == Usual && folder.UnixFileMode != OwnersFolder)
        {
            File.SetUnixFileMode(full, OwnersFolder);
        }

        return folder.FullName;
    }

    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Sees to it that a file which a library opens by its name is there and private before it does.</summary>
    public static void Prepare(string path)
    {
        using (Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete)) { }

        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != OwnersFile)
        {
            File.SetUnixFileMode(path, OwnersFile);
        }
    }
}
