using System.Text;

namespace QlikRotator.Simulators.Mail;

/// <summary>One message as it was handed over.</summary>
public sealed record ReceivedMail
{
    /// <summary>The envelope's sender; empty for a bounce.</summary>
    public required string Sender { get; init; }

    /// <summary>The envelope's recipients, blind copies included.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>Headers and body as sent, dot-stuffing removed, lines ended by CRLF.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Whether it came over TLS.</summary>
    public required bool Encrypted { get; init; }

    /// <summary>Who was signed in; null for nobody.</summary>
    public required string? UserName { get; init; }

    public required DateTimeOffset Received { get; init; }

    /// <summary>A header's first value, unfolded but not decoded; null where it is missing.</summary>
    public string? Header(string name)
    {
        var text = Encoding.UTF8.GetString(Content);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var unfolded = text[..(end < 0 ? text.Length : end)]
            .Replace("\r\n ", " ", StringComparison.Ordinal)
            .Replace("\r\n\t", " ", StringComparison.Ordinal);
        return unfolded
            .Split("\r\n")
            .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            ?[(name.Length + 1)..].Trim();
    }

    public override string ToString() => $"From {Sender} to {string.Join(", ", Recipients)}";
}
