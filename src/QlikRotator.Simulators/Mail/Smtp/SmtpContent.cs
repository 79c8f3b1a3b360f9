namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>A message's lines up to the lone dot, with dot-stuffing undone.</summary>
internal sealed record SmtpContent(byte[] Bytes, bool TooLarge, bool HasLongLine)
{
    private const int MaxLineBytes = 998;

    /// <summary>Reads to the end whatever the size, for the client answers nothing before; null where it hangs up first.</summary>
    public static async Task<SmtpContent?> ReadAsync(SmtpConnection connection, int maxBytes, CancellationToken ct)
    {
        using var content = new MemoryStream();
        var tooLarge = false;
        var hasLongLine = false;
        while (await connection.ReadLineAsync(MaxLineBytes + 1, ct) is { } line)
        {
            if (line.Bytes is [(byte)'.'])
            {
                return new SmtpContent(content.ToArray(), tooLarge, hasLongLine);
            }

            var text = line.Bytes is [(byte)'.', ..] ? line.Bytes.AsMemory(1) : line.Bytes;
            hasLongLine |= line.TooLong || text.Length > MaxLineBytes;
            tooLarge |= content.Length + text.Length + 2 > maxBytes;
            if (!tooLarge)
            {
                content.Write(text.Span);
                content.Write("\r\n"u8);
            }
        }

        return null;
    }
}
