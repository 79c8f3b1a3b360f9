using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QlikRotator.Core.Ledger;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>A chat flow that brings answers back, signed with a key shared with the rotator.</summary>
internal static class Flow
{
    public const string Key = "callback-key-canary-of-32-bytes-or-more";

    public static async Task<PagesWorld> WorldAsync()
    {
        var world = await PagesWorld.StartAsync(
            PageAccess.SignedIn,
            new KeyValuePair<string, string?>("Rotator:Approvals:CallbackSecret", "flow-key")
        );
        world.Vault.Vault.SetSecret("flow-key", Key);
        return world;
    }

    public static string Body(ApprovalRecord asked, string person) =>
        JsonSerializer.Serialize(
            new
            {
                approvalId = asked.ApprovalId,
                decision = "approve",
                person,
                reason = "from the card",
            }
        );

    public static async Task<PagesWorld.Answer> SendAsync(
        PagesWorld world,
        ApprovalRecord asked,
        string body,
        string key = Key,
        int seconds = 0,
        Func<string, string>? change = null,
        string? signature = null
    )
    {
        var timestamp = $"{Question.Start.ToUnixTimeSeconds() + seconds}";
        var computed = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(key),
            Encoding.UTF8.GetBytes($"approval-callback.{timestamp}.{body}")
        );
        return await world.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/api/approvals/{asked.ApprovalId}")
            {
                Content = new StringContent(change?.Invoke(body) ?? body, Encoding.UTF8, "application/json"),
                Headers =
                {
                    { "X-Rotator-Timestamp", timestamp },
                    { "X-Rotator-Signature", signature ?? $"sha256={Convert.ToHexStringLower(computed)}" },
                },
            }
        );
    }

    public static string? Field(PagesWorld.Answer answer, string name)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
