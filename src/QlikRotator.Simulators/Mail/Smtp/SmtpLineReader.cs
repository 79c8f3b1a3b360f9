using System.Text;

namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>One line without its CRLF.</summary>
internal sealed record SmtpLine(byte[] Bytes, bool TooLong)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
}

/// <summary>Splits at CRLF only: a lone CR or LF is part of the line, so that nobody can smuggle an end of data past it.</summary>
internal sealed class SmtpLineReader(Stream stream)
{
    private readonly byte[] buffer = new byte[8192];
    private int start;
    private int end;

    public bool HasInputWaiting => start < end;

    /// <summary>Null at the end of the stream. A line longer than the limit is read to its end, cut and marked.</summary>
    public async Task<SmtpLine?> ReadAsync(int maxBytes, CancellationToken ct)
    {
        using var line = new MemoryStream();
        var length = 0L;
        var previous = 0;
        while (await NextAsync(ct) is { } next)
        {
            length++;
            if (next == '\n' && previous == '\r')
            {
                line.SetLength(Math.Min(length - 2, line.Length));
                return new SmtpLine(line.ToArray(), TooLong: length - 2 > maxBytes);
            }

            previous = next;
            if (line.Length <= maxBytes)
            {
                line.WriteByte(next);
            }
        }

        return null;
    }

    private async ValueTask<byte?> NextAsync(CancellationToken ct)
    {
        if (start == end)
        {
            start = 0;
            end = await stream.ReadAsync(buffer, ct);
        }

        return start < end ? buffer[start++] : null;
    }
}
