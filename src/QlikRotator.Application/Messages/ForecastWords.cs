using QlikRotator.Core.Plan;

namespace QlikRotator.Application.Messages;

/// <summary>What will become of the old credential, in a sentence.</summary>
public static class ForecastWords
{
    public static string Of(RetirementForecast forecast)
    {
        var name = forecast.CredentialId is { } id ? $"Credential {id}" : "The old credential";
        var date = When.Text(forecast.NotBefore);
        var held = forecast.HeldUntil is { } until
            ? $" It is held until {When.Text(until)}, unless somebody releases it before."
            : "";
        return forecast.Way switch
        {
            RetirementWay.NotOurs => "Nothing is deleted: whoever writes the value retires the old one.",
            RetirementWay.LeftToExpire => $"{name} is not deleted: the policy leaves it to its own expiry.",
            RetirementWay.Held => $"{name} is held: it is not deleted before somebody releases the secret.",
            RetirementWay.DeletedWithApproval => $"{name} is deleted on {date} at the earliest, once people have approved.{held}",
            _ => $"{name} is deleted on {date} at the earliest, once its successor is proved.{held}",
        };
    }

    /// <summary>For a column.</summary>
    public static string Short(RetirementForecast forecast) =>
        forecast.Way switch
        {
            RetirementWay.NotOurs => "not ours",
            RetirementWay.LeftToExpire => "expires",
            RetirementWay.Held => "held",
            _ => $"{forecast.NotBefore:yyyy-MM-dd}",
        };
}
