using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

/// <summary>Rotations to look at, wherever they run: on this machine or in the app in Azure.</summary>
internal interface IRotations
{
    /// <summary>How long a follower waits between two looks.</summary>
    TimeSpan LookEvery { get; }

    /// <summary>The newest ones, and how many there are.</summary>
    Task<RotationList> NewestAsync(int most, CancellationToken ct);

    /// <summary>The newest that a person means by its id, by the beginning of one, or by its secret's name; null where none fits.</summary>
    Task<RotationDetails?> FindAsync(string text, CancellationToken ct);

    /// <returns>Null where no rotation has the id (yet).</returns>
    Task<RotationDetails?> ReadAsync(string rotationId, CancellationToken ct);
}
