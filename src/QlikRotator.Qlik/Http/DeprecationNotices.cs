using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QlikRotator.Qlik.Http;

/// <summary>Passes on that the tenant announced the end of an operation: once per path, so that nobody stops reading it.</summary>
internal sealed partial class DeprecationNotices(ILogger logger)
{
    private const int MostPaths = 500;

    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    public void Note(string host, HttpResponseMessage response)
    {
        var since = Header(response, "deprecation");
        var until = Header(response, "sunset");
        if ((since is null && until is null) || response.RequestMessage is not { RequestUri: { } address } request)
        {
            return;
        }

        var path = $"{request.Method} {address.AbsolutePath}";
        if (_told.Count < MostPaths && _told.TryAdd(path, true))
        {
            Log.Deprecated(logger, path, host, since ?? "not said", until ?? "not said");
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 4103,
            Level = LogLevel.Warning,
            Message = "{Path} at {Host} is deprecated (since {Since}, sunset {Until}): look for a newer version of this program."
        )]
        public static partial void Deprecated(ILogger logger, string path, string host, string since, string until);
    }
}
