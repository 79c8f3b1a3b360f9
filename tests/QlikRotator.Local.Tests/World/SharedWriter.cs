using System.Text;

namespace QlikRotator.Local.Tests.World;

/// <summary>Can be read while it is written.</summary>
internal sealed class SharedWriter : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_text)
        {
            _text.Append(value);
        }
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_text)
        {
            _text.Append(buffer);
        }
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write(value + "\n");

    public async Task<string> LineAsync(Func<string, bool> wanted, CancellationToken ct)
    {
        while (true)
        {
            if (ToString().Split('\n').SkipLast(1).FirstOrDefault(wanted) is { } line)
            {
                return line;
            }

            await Task.Delay(20, ct);
        }
    }

    public override string ToString()
    {
        lock (_text)
        {
            return _text.ToString();
        }
    }
}
