using System.Text.Json;

namespace QlikRotator.Application.Settings;

/// <summary>How settings write an enumeration's members: <c>HealthAndApproval</c> is <c>health-and-approval</c>.</summary>
internal static class SettingWords
{
    public static string Of<TEnum>(TEnum member)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());

    public static TEnum? Read<TEnum>(string? text)
        where TEnum : struct, Enum
    {
        foreach (var member in Enum.GetValues<TEnum>())
        {
            if (Of(member).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        return null;
    }

    public static string All<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Enum.GetValues<TEnum>().Select(Of));
}
