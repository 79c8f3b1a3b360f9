using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Retiring;

/// <summary>Takes the hold's tag off a secret's newest version.</summary>
public sealed class HoldTag(ISecretRegistry registry, IVersionTags tags, PolicyResolver policies)
{
    /// <summary>A rotation may write a new version, with the tag, at the same moment: then that one is released.</summary>
    private const int MostTries = 3;

    /// <returns>The version that is released, or why none is.</returns>
    /// <exception cref="TryAgainException">The vault cannot be reached, or new versions came too fast.</exception>
    public async Task<Result<SecretVersionReference>> RemoveAsync(SecretReference secret, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!(await registry.FindAsync(secret.ToString(), ct)).TryGet(out var newest, out var missing))
            {
                return missing;
            }

            if (!newest.Tags.ContainsKey(ManagedTags.Hold))
            {
                return new Reason(ApplicationCodes.NotHeld, $"{secret} is not held.");
            }

            var written = await tags.TagAsync(newest.Reference, Without(newest.Tags), ExpiryOf(newest), ct);
            if (written.TryGet(out var version, out var problem))
            {
                return version.Reference;
            }

            if (problem.Code != CoreCodes.Stale || attempt == MostTries)
            {
                return problem;
            }
        }
    }

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> all) =>
        all.Where(tag => tag.Key != ManagedTags.Hold).ToDictionary(StringComparer.Ordinal);

    /// <summary>What was tagged by hand may have none.</summary>
    private DateTimeOffset ExpiryOf(SecretVersionInfo version)
    {
        var policy = version.Tags.GetValueOrDefault(ManagedTags.Policy) ?? ManagedTags.DefaultPolicy;
        return version.ExpiresOn ?? version.CreatedOn + (policies.Find(policy) ?? PolicyDefaults.BuiltIn).MaxAge;
    }
}
