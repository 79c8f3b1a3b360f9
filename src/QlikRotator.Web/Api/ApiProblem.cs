using QlikRotator.Application.Starting;

namespace QlikRotator.Web.Api;

/// <summary>Problem details (RFC 9457) as every refusal has them.</summary>
/// <param name="Code">Of the reason; what each means is written down with the project.</param>
/// <param name="RotationId">The rotation that it is about.</param>
/// <param name="Result">Of a start that started nothing: what became of it.</param>
public sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string? RotationId,
    StartResultKind? Result
);
