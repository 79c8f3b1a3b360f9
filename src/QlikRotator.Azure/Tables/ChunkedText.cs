using System.Text;
using Azure.Data.Tables;

namespace QlikRotator.Azure.Tables;

/// <summary>Text over as many string properties as it needs: Azure Tables takes 64 KiB each, two bytes per character.</summary>
internal static class ChunkedText
{
    public const int ChunkLength = 32_000;

    private const string Prefix = "Json";

    public static void Put(TableEntity entity, string text)
    {
        var chunk = 0;
        for (var at = 0; at < text.Length; chunk++)
        {
            var length = LengthAt(text, at);
            entity[Name(chunk)] = text.Substring(at, length);
            at += length;
        }
    }

    public static string Take(TableEntity entity)
    {
        var text = new StringBuilder();
        for (var chunk = 0; entity.GetString(Name(chunk)) is { } part; chunk++)
        {
            text.Append(part);
        }

        return text.ToString();
    }

    /// <summary>Half a surrogate pair does not survive the way to the store, so a chunk never ends between the two.</summary>
    private static int LengthAt(string text, int at)
    {
        var length = Math.Min(ChunkLength, text.Length - at);
        return at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? length - 1 : length;
    }

    private static string Name(int chunk) => $"{Prefix}{chunk}";
}
