using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Tests.Settings;

/// <summary>A settings file that is right, and what becomes of it when single settings are changed.</summary>
internal sealed class SettingsFile
{
    private const string Right = """
        { "Rotator": {
          "Vaults": [ { "Uri": "https://contoso-rotation.vault.azure.net" } ],
          "Tenants": [
            { "Host": "acme.eu.qlikcloud.com", "Auth": { "Kind": "private-key-jwt", "ClientId": "c1", "KeyId": "https://contoso-rotation.vault.azure.net/keys/qlik-rotator" } },
            { "Host": "globex.us.qlikcloud.com", "Auth": { "Kind": "client-secret", "ClientId": "c2", "Secret": "globex-rotator-client" }, "BaseAddress": "http://127.0.0.1:5081" } ],
          "Policies": {
            "default": { "MaxAge": "60.00:00:00", "Soak": "06:30:00", "Gate": "health" },
            "critical": { "Inherits": "default", "Gate": "health-and-approval", "Approvers": [ "ops@contoso.example" ], "Channels": [ "ops-teams", "ops-mail" ] } },
          "Channels": {
            "ops-teams": { "Kind": "teams", "UrlSecret": "teams-webhook" },
            "ops-mail": { "Kind": "smtp", "Host": "smtp.contoso.example", "UserName": "rotator", "PasswordSecret": "smtp-password", "From": "rotator@contoso.example", "To": [ "ops@contoso.example" ] } },
          "Ledger": { "Kind": "tables", "Endpoint": "https://contosorotation.table.core.windows.net" } } }
        """;

    private readonly Dictionary<string, string?> _changes = [];

    /// <param name="setting">The name after <c>Rotator:</c>.</param>
    public SettingsFile With(string setting, string? value)
    {
        _changes[$"{RotatorOptions.Section}:{setting}"] = value;
        return this;
    }

    public IConfiguration Read() =>
        new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Right)))
            .AddInMemoryCollection(_changes)
            .Build();

    public ServiceProvider Services() => new ServiceCollection().AddRotatorSettings(Read()).BuildServiceProvider();

    public RotatorOptions Options() => Services().GetRequiredService<IOptions<RotatorOptions>>().Value;

    public IReadOnlyList<string> Problems()
    {
        try
        {
            Options();
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return [.. refused.Failures];
        }
    }
}
