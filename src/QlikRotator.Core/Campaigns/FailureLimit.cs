using System.Globalization;
using System.Text.Json.Serialization;

namespace QlikRotator.Core.Campaigns;

/// <summary>How many failures stop a campaign: a number over the whole of it, or a share of a wave.</summary>
public sealed record FailureLimit(int? Number, int? Percent)
{
    /// <summary>Nothing but the canaries stops it.</summary>
    public static FailureLimit None { get; } = new(null, null);

    [JsonIgnore]
    public bool IsNone => Number is null && Percent is null;

    /// <summary>Reads <c>3</c>, <c>10%</c> or <c>none</c>.</summary>
    /// <returns>Null for anything else.</returns>
    public static FailureLimit? Read(string text) =>
        text.Trim() switch
        {
            "none" => None,
            [.. var share, '%'] => NumberIn(share, 100) is { } percent ? new(null, percent) : null,
            var number => NumberIn(number, int.MaxValue) is { } most ? new(most, null) : null,
        };

    /// <summary>Whether so many failures are too many. One is needed, whatever the share comes to.</summary>
    /// <param name="failed">In all.</param>
    /// <param name="failedOfWave">Of the wave that runs.</param>
    /// <param name="wave">How many secrets that wave has.</param>
    public bool IsReached(int failed, int failedOfWave, int wave) =>
        (Number is { } most && failed >= most)
        || (Percent is { } percent && failedOfWave > 0 && failedOfWave * 100L >= (long)percent * wave);

    public override string ToString() =>
        Number is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : Percent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent}%")
        : "none";

    private static int? NumberIn(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;
}
