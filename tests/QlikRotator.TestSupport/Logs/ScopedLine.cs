namespace QlikRotator.TestSupport.Logs;

/// <param name="Scopes">What the line was said in, from the outside in.</param>
internal sealed record ScopedLine(string Text, IReadOnlyList<string> Scopes);
