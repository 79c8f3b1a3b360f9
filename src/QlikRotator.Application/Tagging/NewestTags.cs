using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tagging;

/// <summary>Changes tags of a secret's newest version, where a person has said so.</summary>
public sealed class NewestTags(ISecretRegistry registry, IVersionTags tags, PolicyResolver policies)
{
    /// <summary>A rotation may write a new version at the same moment: then that one is changed.</summary>
    private const int MostTries = 3;

    /// <param name="change">The new tags of a version, all of them, or why it is left alone. May be asked more than once.</param>
    /// <returns>The version that has the new tags, or why none has.</returns>
    /// <exception cref="TryAgainException">The vault cannot be reached, or new versions came too fast.</exception>
    public async Task<Result<SecretVersionReference>> ChangeAsync(
        string secret,
        Func<SecretVersionInfo, Result<Dictionary<string, string>>> change,
        CancellationToken ct
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!(await registry.FindAsync(secret, ct)).TryGet(out var newest, out var missing))
            {
                return missing;
            }

            if (!change(newest).TryGet(out var wanted, out var refusal))
            {
                return refusal;
            }

            var written = await tags.TagAsync(newest.Reference, wanted, ExpiryOf(newest), ct);
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

    /// <summary>What was tagged by hand may have none.</summary>
    private DateTimeOffset ExpiryOf(SecretVersionInfo version)
    {
        var policy = version.Tags.GetValueOrDefault(ManagedTags.Policy) ?? ManagedTags.DefaultPolicy;
        return version.ExpiresOn ?? version.CreatedOn + (policies.Find(policy) ?? PolicyDefaults.BuiltIn).MaxAge;
    }
}
