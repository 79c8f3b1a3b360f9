using System.Text;

namespace QlikRotator.Azure.Events;

/// <summary>
/// What a queue's message says. Event Grid writes base64 and has written plain text before; JSON is never base64, because no
/// brace, bracket or quotation mark is one of its characters.
/// </summary>
public static class QueueText
{
    public static string Decode(string message)
    {
        var bytes = new byte[message.Length];
        return Convert.TryFromBase64String(message, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : message;
    }
}
