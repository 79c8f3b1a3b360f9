namespace QlikRotator.Simulators.Mail.Smtp;

/// <summary>A verb in upper case and what follows it.</summary>
internal sealed record SmtpCommand(string Verb, string Argument)
{
    public static SmtpCommand Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? new(line.ToUpperInvariant(), "") : new(line[..space].ToUpperInvariant(), line[(space + 1)..].Trim());
    }

    /// <summary>AUTH's argument may be a password.</summary>
    public override string ToString() => Verb;
}
