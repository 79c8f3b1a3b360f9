using System.Text.Json;
using System.Text.Json.Serialization;

namespace QlikRotator.Simulators.KeyVault.Http;

internal static class VaultAnswer
{
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        };

    public static IResult Ok<T>(T body) => Results.Json(body, Json);

    public static IResult Refuse(VaultRefusal refusal) =>
        Results.Json(
            new ErrorBody(
                new ErrorDetail(refusal.Code, refusal.Message, refusal.InnerCode is { } code ? new InnerError(code) : null)
            ),
            Json,
            statusCode: refusal.Status
        );

    public static IResult From<T>(VaultResult<T> result, Func<T, IResult> accepted)
        where T : class => result.Match(accepted, Refuse);

    private sealed record ErrorBody(ErrorDetail Error);

    private sealed record ErrorDetail(
        string Code,
        string Message,
        [property: JsonPropertyName("innererror")] InnerError? InnerError
    );

    private sealed record InnerError(string Code);
}
