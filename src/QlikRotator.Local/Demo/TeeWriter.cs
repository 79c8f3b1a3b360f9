using System.Text;

namespace QlikRotator.Local.Demo;

/// <summary>Passes everything on and remembers it.</summary>
internal sealed class TeeWriter(TextWriter inner) : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _written = new();

    public override Encoding Encoding => inner.Encoding;

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return _written.ToString();
            }
        }
    }

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            _written.Append(buffer);
            inner.Write(buffer);
        }
    }

    public override void Flush() => inner.Flush();
}
