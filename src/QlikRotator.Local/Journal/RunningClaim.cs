using QlikRotator.Local.State;

namespace QlikRotator.Local.Journal;

/// <summary>
/// The right to run one journal, held as a lock on a file: the operating system gives it back when the process dies, however it
/// dies.
/// </summary>
internal sealed class RunningClaim : IDisposable
{
    private readonly FileStream _file;

    private RunningClaim(FileStream file) => _file = file;

    /// <summary>Null where another process (or another runner of this one) has it.</summary>
    public static RunningClaim? TryTake(string folder, JournalKey key)
    {
        var running = PrivateFolder.Create(Path.Combine(PrivateFolder.Create(folder), "running"));
        try
        {
            var path = Path.Combine(running, $"{key.RotationId}.{key.Attempt}.lock");
            return new(PrivateFolder.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes the file away too: for a journal that has ended, which nobody will claim with success.</summary>
    public void Finish()
    {
        _file.Dispose();
        try
        {
            File.Delete(_file.Name);
        }
        catch (IOException)
        {
            // Somebody is just finding out that the journal has ended; the empty file does no harm.
        }
    }

    public void Dispose() => _file.Dispose();
}
