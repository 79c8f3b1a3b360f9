namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>What an endpoint answers, before it is written; a fault may still prevent that.</summary>
internal sealed record Answer(int Status, object? Body = null)
{
    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent);

    public ApiError? Error { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static Answer Ok(object body) => new(StatusCodes.Status200OK, body);

    public static Answer Created(object body) => new(StatusCodes.Status201Created, body);

    public static Answer Fail(int status, string code, string title, string? detail = null) =>
        new(status) { Error = new ApiError(code, title, detail) };

    public static Answer BadRequest(string detail) => Fail(400, "HTTP-400", "Bad request", detail);

    public static Answer Unauthorized(string detail) => Fail(401, "HTTP-401", "Unauthorized", detail);

    public static Answer Forbidden(string detail) => Fail(403, "HTTP-403", "Forbidden", detail);

    public static Answer NotFound(string detail) => Fail(404, "HTTP-404", "Not found", detail);

    public static Answer Conflict(string detail) => Fail(409, "HTTP-409", "Conflict", detail);

    public static Answer Redirect(int status, string location) =>
        new(status) { Headers = new Dictionary<string, string> { ["Location"] = location } };

    public static Answer TooManyRequests(int seconds) =>
        // Every API uses this one body, whatever its own error shape.
        new(
            StatusCodes.Status429TooManyRequests,
            new
            {
                errors = new[]
                {
                    new
                    {
                        code = "HTTP-429",
                        title = "API rate limit reached.",
                        detail = $"Wait {seconds} seconds before the next request.",
                    },
                },
            }
        )
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = seconds.ToString() },
        };
}
