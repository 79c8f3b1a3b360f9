using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Local.Remote;

/// <summary>The app that commands are sent to, and what lets them in there.</summary>
/// <param name="Address">Ends with a slash.</param>
/// <param name="Scope">Of the token that is asked for; null where the key, or nothing, lets one in.</param>
internal sealed record AppTarget(Uri Address, string? Scope, string? Key)
{
    public const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.App)}";

    private const string KeyHeader = "x-functions-key";

    /// <summary>With a token, the host asks for no key below this.</summary>
    private const string TokenPrefix = "entra/";

    /// <param name="option">What the command line named; null for what the settings name.</param>
    /// <returns>Null where commands are for this machine.</returns>
    /// <exception cref="OptionsValidationException">The address, or what is sent there, cannot be used.</exception>
    public static AppTarget? Of(IConfiguration configuration, string? option)
    {
        var settings = configuration.GetSection(Group);
        if ((option ?? settings[nameof(AppOptions.Address)]) is not { Length: > 0 } text)
        {
            return null;
        }

        if (AddressOf(text) is not { } address)
        {
            throw Wrong($"'{text}' is no address of the app: it takes https://…, or http://… on this machine.");
        }

        if (IsForAnother(settings, address) is { } other)
        {
            throw Wrong(
                $"{Group} has what lets you in at {other}; it is not sent to {address.Authority}. Set {Group}:Address to that, too."
            );
        }

        var key = settings[nameof(AppOptions.Key)] is { Length: > 0 } given ? given : null;
        var scope = address.Scheme == Uri.UriSchemeHttps ? ScopeOf(settings) : null;
        return scope is null && key is null && !address.IsLoopback
            ? throw Wrong(
                $"{Group}:{nameof(AppOptions.ClientId)} is missing: the client id of the app registration that people sign in through."
            )
            : new(address, scope, scope is null ? key : null);
    }

    /// <summary>Whether the settings name an app, but no vault and no tenant: enough for what is sent there, and for nothing here.</summary>
    public static bool IsAllThatIsSet(IConfiguration configuration)
    {
        string[] here =
        [
            nameof(RotatorOptions.Vaults),
            nameof(RotatorOptions.Tenants),
            nameof(RotatorOptions.RegionClients),
            nameof(RotatorOptions.TenantList),
        ];
        var settings = configuration.GetSection(RotatorOptions.Section);
        return settings[$"{nameof(RotatorOptions.App)}:{nameof(AppOptions.Address)}"] is { Length: > 0 }
            && Array.TrueForAll(here, one => !settings.GetSection(one).Exists());
    }

    public Uri Of(string path) => new(Address, Scope is null ? path : $"{TokenPrefix}{path}");

    /// <summary>The host of this machine takes its key as a bearer token, the one in Azure in a header of its own.</summary>
    public void Authorize(HttpRequestHeaders headers)
    {
        if (Key is not null && Address.IsLoopback)
        {
            headers.Authorization = new("Bearer", Key);
        }
        else if (Key is not null)
        {
            headers.Add(KeyHeader, Key);
        }
    }

    /// <summary>A token or a key goes through nothing that others can read.</summary>
    private static Uri? AddressOf(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true })
        && address is { Query: "", Fragment: "", UserInfo: "" }
            ? address
            : null;

    /// <summary>Whoever gets a token or a key can use it at the app that it is for.</summary>
    private static string? IsForAnother(IConfigurationSection settings, Uri address)
    {
        string[] secrets = [nameof(AppOptions.Key), nameof(AppOptions.ClientId), nameof(AppOptions.Scope)];
        return
            settings[nameof(AppOptions.Address)] is { Length: > 0 } known
            && AddressOf(known)?.Authority != address.Authority
            && secrets.Any(one => settings[one] is { Length: > 0 })
            ? known
            : null;
    }

    private static string? ScopeOf(IConfigurationSection settings) =>
        settings[nameof(AppOptions.Scope)] is { Length: > 0 } scope ? scope
        : settings[nameof(AppOptions.ClientId)] is { Length: > 0 } client ? $"api://{client}/.default"
        : null;

    private static OptionsValidationException Wrong(string sentence) => new(Group, typeof(AppOptions), [sentence]);
}
