namespace QlikRotator.Simulators.Qlik.Hosting;

internal sealed record ApiError(string Code, string Title, string? Detail = null)
{
    /// <summary>The body in the shape of the API that answers.</summary>
    public ErrorBody In(ErrorShape shape, int status)
    {
        var item = new ErrorItem(Code, Title, shape == ErrorShape.Terse ? null : Detail);
        item = shape switch
        {
            ErrorShape.NumberStatus => item with { Status = status },
            ErrorShape.TextStatus => item with { Status = status.ToString() },
            _ => item,
        };
        return new ErrorBody([item], shape is ErrorShape.TextStatus or ErrorShape.Traced ? Ids.Hex(32) : null);
    }
}
