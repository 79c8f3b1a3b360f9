using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QlikRotator.Simulators.Teams;

namespace QlikRotator.Local.Demo;

/// <summary>A consumer that reads the vault itself once it is told to, and believes only what is signed.</summary>
internal sealed record DemoWebhookConsumer(TeamsSimulator Hooks, string Name, string Key)
{
    public Uri Address => new(Hooks.HookUrl, Name);

    /// <summary>Whether it was told of this version, and asked whether it works.</summary>
    public bool WasTold(string version)
    {
        var told = Hooks.Hooks.Where(hook => hook.Target == Address.AbsolutePath && IsSigned(hook)).Select(Read).ToList();
        return told.Contains(new Told("deliver", version)) && told.Contains(new Told("verify", version));
    }

    private bool IsSigned(ReceivedHook hook)
    {
        var about = $"{hook.Header("webhook-id")}.{hook.Header("webhook-timestamp")}.";
        byte[] signed = [.. Encoding.UTF8.GetBytes(about), .. hook.Body];
        var hash = HMACSHA256.HashData(Convert.FromBase64String(Key["whsec_".Length..]), signed);
        return hook.Header("webhook-signature") == $"v1,{Convert.ToBase64String(hash)}";
    }

    private static Told Read(ReceivedHook hook)
    {
        var body = JsonSerializer.Deserialize<JsonElement>(hook.Body);
        return new Told(body.GetProperty("event").GetString(), body.GetProperty("version").GetString());
    }

    private sealed record Told(string? Event, string? Version);
}
