using System.Globalization;

namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>The argument of MAIL or RCPT: an address in angle brackets and parameters.</summary>
internal sealed record SmtpPath(string Address, IReadOnlyList<string> Parameters)
{
    private const string SizeParameter = "SIZE=";

    /// <summary>The size the client announces; null where it announces none.</summary>
    public long? Size =>
        Parameters.FirstOrDefault(parameter => parameter.StartsWith(SizeParameter, StringComparison.OrdinalIgnoreCase))
            is { } size
        && long.TryParse(size.AsSpan(SizeParameter.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : null;

    /// <summary>Null where the argument is not <c>KEYWORD:&lt;address&gt;</c>.</summary>
    public static SmtpPath? Parse(string argument, string keyword)
    {
        if (!argument.StartsWith(keyword + ":", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = argument[(keyword.Length + 1)..].TrimStart();
        var close = path.IndexOf('>', StringComparison.Ordinal);
        return path.StartsWith('<') && close > 0
            ? new SmtpPath(path[1..close], path[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : null;
    }
}
