using QlikRotator.Application.External;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Starting;

/// <summary>
/// Tags belong to a version, and whoever writes an external secret's values seldom knows about them. A new version that came without
/// gets those of the version before it, or the secret would be managed no more and nobody would notice.
/// </summary>
public sealed class LostTags(ISecretVault vault, IVersionTags tags, PolicyResolver policies)
{
    /// <summary>Running it again changes nothing.</summary>
    /// <param name="newest">The newest version, which carries no <c>qlik-source</c>.</param>
    /// <exception cref="Core.Workflow.TryAgainException">The vault could not be asked.</exception>
    public async Task<Result<SecretVersionInfo>> RecoverAsync(SecretVersionInfo newest, CancellationToken ct)
    {
        if (newest.Tags.ContainsKey(ManagedTags.Source))
        {
            return Not(ApplicationCodes.NotManaged, $"{newest.Reference.ToSecret()} says that it is managed no more.");
        }

        var versions = await vault.ListVersionsAsync(newest.Reference.ToSecret(), ct);
        var before = versions
            .Where(version => version.Reference != newest.Reference)
            .FirstOrDefault(version => version.Tags.ContainsKey(ManagedTags.Source));
        return before switch
        {
            // The newest word about management counts, whatever an older version says.
            not null when !ManagedTags.IsManaged(before.Tags) => Not(
                ApplicationCodes.NotManaged,
                $"Version {before.Reference.Version} of {newest.Reference.ToSecret()} says that it is managed no more."
            ),
            null => Not(ApplicationCodes.NotManaged, $"{newest.Reference.ToSecret()} carries no tag {ManagedTags.Source}."),
            _ when before.Tags[ManagedTags.Source] != ExternalSource.Kind => Not(
                CoreCodes.VaultDrift,
                $"Somebody else wrote version {newest.Reference.Version} of {newest.Reference.ToSecret()}, without tags: its values are issued by the tenant."
            ),
            _ => await CarryOnAsync(newest, before, ct),
        };
    }

    private async Task<Result<SecretVersionInfo>> CarryOnAsync(
        SecretVersionInfo newest,
        SecretVersionInfo before,
        CancellationToken ct
    )
    {
        var carried = Carry(newest, before);
        var policy = policies.Find(carried.GetValueOrDefault(ManagedTags.Policy) ?? ManagedTags.DefaultPolicy);
        var expires = newest.ExpiresOn ?? newest.CreatedOn + (policy ?? PolicyDefaults.BuiltIn).MaxAge;
        return await tags.TagAsync(newest.Reference, carried, expires, ct);
    }

    /// <summary>The writer's own tags win, and no rotation wrote this version.</summary>
    private static Dictionary<string, string> Carry(SecretVersionInfo newest, SecretVersionInfo before)
    {
        var carried = new Dictionary<string, string>(before.Tags, StringComparer.Ordinal);
        carried.Remove(ManagedTags.Rotation);
        foreach (var (name, text) in newest.Tags)
        {
            carried[name] = text;
        }

        carried[ManagedTags.Replaces] = before.Reference.Version;
        return carried;
    }

    private static Result<SecretVersionInfo> Not(string code, string message) => new Reason(code, message);
}
