using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Checkup;

/// <summary>Reads every secret that the settings name. Says that it could, and nothing of what was read.</summary>
internal sealed class OwnSecretsCheckup(IOptions<RotatorOptions> options, NamedSecret secrets) : ICheckup
{
    public string Subject => "Vault of the rotator's own secrets";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var named in Named().GroupBy(one => one.Name, one => one.Use))
        {
            var (name, use) = (named.Key, UseOf([.. named]));
            var read = await secrets.ReadAsync(name, ct);
            yield return read.TryGet(out _, out var problem)
                ? new($"Secret {name}", Good: true, new(ApplicationCodes.SecretReadable, $"It can be read, for {use}."))
                : new($"Secret {name}", Good: false, problem, $"Store it there, or correct the setting: {use} needs it.");
        }
    }

    /// <summary>A region client's secret signs in to hundreds of tenants.</summary>
    private static string UseOf(IReadOnlyList<string> uses) => uses.Count == 1 ? uses[0] : $"{uses[0]} and {uses.Count - 1} more";

    private IEnumerable<(string Name, string Use)> Named()
    {
        var settings = options.Value;
        var all = settings
            .AllTenants()
            .Select(one => (one.Auth.Secret, $"the sign-in to {one.Host}"))
            .Concat(settings.Channels.Select(one => (one.Value.UrlSecret, $"channel {one.Key}")))
            .Concat(settings.Channels.Select(one => (one.Value.PasswordSecret, $"channel {one.Key}")))
            .Concat(settings.Channels.Select(one => (one.Value.SigningSecret, $"channel {one.Key}")))
            .Concat(settings.WebhookHosts.Select(one => (one.SigningSecret, $"what {one.Host} is sent")))
            .Append((settings.Approvals.CallbackSecret, "approvals that come back from a flow"));
        return all.Where(one => !string.IsNullOrEmpty(one.Item1)).Select(one => (one.Item1!, one.Item2));
    }
}
