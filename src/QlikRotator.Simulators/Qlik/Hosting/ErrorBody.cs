namespace QlikRotator.Simulators.Qlik.Hosting;

internal sealed record ErrorBody(IReadOnlyList<ErrorItem> Errors, string? TraceId);

internal sealed record ErrorItem(string Code, string Title, string? Detail)
{
    /// <summary>A number in most APIs, text in some, absent in others.</summary>
    public object? Status { get; init; }
}
