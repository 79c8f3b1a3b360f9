using QlikRotator.Application.Tagging;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Retiring;

/// <summary>Takes the hold's tag off a secret's newest version.</summary>
public sealed class HoldTag(NewestTags tags)
{
    /// <returns>The version that is released, or why none is.</returns>
    /// <exception cref="TryAgainException">The vault cannot be reached, or new versions came too fast.</exception>
    public Task<Result<SecretVersionReference>> RemoveAsync(SecretReference secret, CancellationToken ct) =>
        tags.ChangeAsync(
            secret.ToString(),
            newest =>
                newest.Tags.ContainsKey(ManagedTags.Hold)
                    ? Without(newest.Tags)
                    : new Reason(ApplicationCodes.NotHeld, $"{secret} is not held."),
            ct
        );

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> all) =>
        all.Where(tag => tag.Key != ManagedTags.Hold).ToDictionary(StringComparer.Ordinal);
}
