using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Adopting;

/// <summary>Whether an adopted secret is held, so that nothing old of it is deleted.</summary>
/// <param name="Said">False where nothing was: then a secret that is managed already stays as it is, and a new one is held until released.</param>
/// <param name="Hold">Null for no hold: somebody knows that its consumers read the vault.</param>
public sealed record HoldWish(bool Said, Hold? Hold)
{
    public static HoldWish Usual { get; } = new(Said: false, Hold.UntilReleased);

    public static HoldWish None { get; } = new(Said: true, Hold: null);

    public static HoldWish Of(Hold hold) => new(Said: true, hold);

    /// <returns>Null for what is none of <c>person</c>, <c>none</c> and a day such as <c>2027-01-31</c>.</returns>
    public static HoldWish? Read(string text) =>
        text == "none" ? None
        : Hold.Read(text) is { } hold ? Of(hold)
        : null;

    /// <summary>A day that has passed holds nothing: whoever says it means another one.</summary>
    public Reason? WhyOver(DateTimeOffset now) =>
        Said && Hold?.IsInForce(now) == false
            ? new(ApplicationCodes.HoldOver, $"The hold would have ended on {Hold} already.")
            : null;

    /// <summary>What the secret is tagged with afterwards.</summary>
    /// <param name="stored">The tags of its newest version; null where there is none.</param>
    public Hold? After(IReadOnlyDictionary<string, string>? stored) =>
        Said || stored is null || !ManagedTags.IsManaged(stored) ? Hold
        : stored.TryGetValue(ManagedTags.Hold, out var text) ? Hold.Read(text) ?? Hold.UntilReleased
        : null;
}
