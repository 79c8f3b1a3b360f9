using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using QlikRotator.Local.State;

namespace QlikRotator.Local.Entry;

/// <summary>What lets somebody in at this machine. Everybody on the machine reaches the port; only whoever started the host knows these.</summary>
internal sealed class LocalKeys(string folder)
{
    private const string EventsFile = "events.key";

    private readonly string _link = New();
    private readonly Lock _gate = new();
    private bool _linkIsUsed;
    private string? _events;

    /// <summary>For the address that the terminal prints; good for one browser.</summary>
    public string Link => _link;

    /// <summary>What the browser keeps from then on.</summary>
    public string Session { get; } = New();

    /// <summary>What programs send as a bearer token, as long as this process runs.</summary>
    public string Bearer { get; } = New();

    /// <summary>Part of the event endpoint's address. It outlives the process, as a subscription does.</summary>
    public string Events
    {
        get
        {
            lock (_gate)
            {
                return _events ??= ReadOrMake(Path.Combine(PrivateFolder.Create(folder), EventsFile));
            }
        }
    }

    /// <summary>Whether it is the link's key, for the first time.</summary>
    public bool TakeLink(string shown)
    {
        lock (_gate)
        {
            var good = !_linkIsUsed && Same(shown, _link);
            _linkIsUsed |= good;
            return good;
        }
    }

    public static bool Same(string? shown, string key) =>
        shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(key));

    private static string ReadOrMake(string path)
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } known)
        {
            PrivateFolder.Prepare(path);
            return known;
        }

        var key = New();
        using var file = new StreamWriter(PrivateFolder.Open(path, FileMode.Create, FileAccess.Write, FileShare.None));
        file.Write(key);
        return key;
    }

    private static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
