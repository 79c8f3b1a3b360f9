using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using QlikRotator.Application.Adopting;
using QlikRotator.Benchmarks.Runs;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Benchmarks.Loopback;

/// <summary>Simulated tenant and vault in a process of their own, so that nothing of theirs is in the figures of the rotator's.</summary>
internal sealed class OutsideEstate : IAsyncDisposable
{
    public const string Command = "outside-estate";
    private const string Host = "t0.eu.qlikcloud.com";

    /// <summary>When what there is was put into the vault: as most secrets, not a moment ago.</summary>
    public static readonly TimeSpan WhileAgo = TimeSpan.FromMinutes(10);

    private const string SignIn = "rotator-client";

    private readonly Process _process;

    private OutsideEstate(Process process, IReadOnlyDictionary<string, string?> settings) =>
        (_process, Settings) = (process, settings);

    /// <summary>Where tenant and vault are, as settings of the rotator.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public Uri Vault => new(Settings["Rotator:Vaults:0:Uri"]!);

    public static string NameOf(int number) => $"secret-{number}";

    public static async Task<OutsideEstate> StartAsync(OutsideSecrets kind, int secrets)
    {
        var process = Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath!,
                [typeof(OutsideEstate).Assembly.Location, Command, $"{kind}", $"{secrets}"]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var line = await process.StandardOutput.ReadLineAsync(CancellationToken.None);
        return new OutsideEstate(process, JsonSerializer.Deserialize<Dictionary<string, string?>>(line!)!);
    }

    /// <summary>How many requests the vault has had.</summary>
    public async Task<int> CountRequestsAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        return int.Parse((await _process.StandardOutput.ReadLineAsync(CancellationToken.None))!, CultureInfo.InvariantCulture);
    }

    /// <summary>What the process does: it says its settings in one line, and then how many requests the vault has had whenever it is asked.</summary>
    public static async Task ServeAsync(OutsideSecrets kind, int secrets)
    {
        await using var qlik = await QlikSimulator.StartAsync(new() { Tenants = [Host] }, CancellationToken.None);
        var clock = new FastClock(factor: 1);
        clock.Skip(-WhileAgo);
        await using var vault = await KeyVaultSimulator.StartAsync(new() { TimeProvider = clock }, CancellationToken.None);
        var tenant = qlik.Tenant(Host);
        (tenant.RateLimits.Reads, tenant.RateLimits.Writes) = (int.MaxValue, int.MaxValue);
        for (var number = 0; number < secrets; number++)
        {
            Add(kind, tenant, vault, NameOf(number));
        }

        clock.Skip(WhileAgo);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(SettingsOf(qlik, vault, tenant)));
        while (await Console.In.ReadLineAsync(CancellationToken.None) is not null)
        {
            Console.WriteLine(vault.Requests.Count);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static void Add(OutsideSecrets kind, QlikTenant tenant, KeyVaultSimulator vault, string name)
    {
        var client = kind == OutsideSecrets.Due ? tenant.AddOAuthClient() : null;
        var order = new AdoptionOrder(
            name,
            "oauth-client-secret",
            Host,
            client?.ClientId ?? $"client-of-{name}",
            client?.Hint ?? "hint",
            "default",
            [],
            null
        );
        var tags = order.Tags(client?.Hint ?? "hint").ToDictionary();
        if (kind == OutsideSecrets.Rotated)
        {
            tags[ManagedTags.Rotation] = RotationId.For(new SecretReference(vault.Address, name).At(History.LastVersion));
        }

        var days = kind == OutsideSecrets.Due ? 20 : 80;
        vault.Vault.SetSecret(name, client?.Secret ?? $"value-of-{name}", tags, TimeProvider.System.GetUtcNow().AddDays(days));
    }

    private static Dictionary<string, string?> SettingsOf(QlikSimulator qlik, KeyVaultSimulator vault, QlikTenant tenant)
    {
        var rotator = tenant.AddOAuthClient(new NewOAuthClient { Name = "rotator", Scopes = ["admin_classic", "user_default"] });
        vault.Vault.SetSecret(SignIn, rotator.Secret);
        return new()
        {
            ["Rotator:Vaults:0:Uri"] = vault.Address.AbsoluteUri,
            ["Rotator:Vaults:0:Thumbprint"] = vault.CertificateThumbprint,
            ["Rotator:Vaults:0:LoopbackToken"] = "simulated-access-token",
            ["Rotator:Policies:default:Soak"] = "00:00:00",
            ["Rotator:Tenants:0:Host"] = Host,
            ["Rotator:Tenants:0:BaseAddress"] = qlik.Address.AbsoluteUri,
            ["Rotator:Tenants:0:WritesPerMinute"] = "1000000",
            ["Rotator:Tenants:0:Auth:Kind"] = "client-secret",
            ["Rotator:Tenants:0:Auth:ClientId"] = rotator.ClientId,
            ["Rotator:Tenants:0:Auth:Secret"] = SignIn,
        };
    }
}

/// <summary>What stands in the vault.</summary>
internal enum OutsideSecrets
{
    /// <summary>Secrets of clients that the tenant has, and that fall due.</summary>
    Due,

    /// <summary>Adopted lately.</summary>
    Adopted,

    /// <summary>Written by a rotation, as <see cref="History"/> records them.</summary>
    Rotated,
}
