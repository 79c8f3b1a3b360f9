using System.Text;
using System.Text.Json;

namespace QlikRotator.Local.Demo;

/// <summary>One value in one place. The value itself is not in here, or the report would be one more place.</summary>
internal sealed record FoundValue(string Place);

/// <summary>Looks for values in everything that was written, as they are and in the disguises that writing may give them.</summary>
internal sealed class ValueSearch(IEnumerable<string> values)
{
    /// <summary>What is shorter is found everywhere and proves nothing.</summary>
    private const int Shortest = 8;

    private readonly List<byte[][]> _values = [.. values.Where(value => value.Length >= Shortest).Select(Disguises)];

    public int Values => _values.Count;

    public IEnumerable<FoundValue> InText(string place, string text) => In(place, Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// Every file of a folder, byte by byte, whatever its format. A database comes after its write-ahead log, which may be folded into
    /// it at any moment.
    /// </summary>
    public IEnumerable<FoundValue> InFolder(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .OrderDescending(StringComparer.Ordinal)
            .SelectMany(file => In(Path.GetRelativePath(folder, file), Read(file)));

    private IEnumerable<FoundValue> In(string place, byte[] written) =>
        _values
            .Where(disguises => disguises.Any(disguise => written.AsSpan().IndexOf(disguise) >= 0))
            .Select(_ => new FoundValue(place));

    private static byte[][] Disguises(string value) =>
        [
            .. new[]
            {
                value,
                JsonEncodedText.Encode(value).ToString(),
                Uri.EscapeDataString(value),
                Convert.ToBase64String(Encoding.UTF8.GetBytes(value)),
            }
                .Distinct(StringComparer.Ordinal)
                .Select(Encoding.UTF8.GetBytes)
                .Append(Encoding.Unicode.GetBytes(value)),
        ];

    private static byte[] Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
