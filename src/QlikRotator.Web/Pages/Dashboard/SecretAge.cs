using System.Globalization;
using QlikRotator.Application.Inventory;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Web.Pages.Dashboard;

/// <summary>How old a value is, against what its policy allows.</summary>
internal static class SecretAge
{
    /// <summary>A value that was put back is older than the version that holds it, so that version's age would mislead.</summary>
    public static string Of(EstateRow row, DateTimeOffset now)
    {
        if (row.Rotation?.Outcome?.Kind is OutcomeKind.Restored)
        {
            return $"older than {row.Rotation.StartedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        }

        var age = (int)(now - row.Candidate!.Secret.CreatedOn).TotalDays;
        var most = row.Candidate.Policy.MaxAge.TotalDays.ToString("0.#", CultureInfo.InvariantCulture);
        return $"{age} of {most} days";
    }
}
