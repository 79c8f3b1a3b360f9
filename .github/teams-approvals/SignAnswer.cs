using System;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

/// <summary>
/// Code of the custom connector: signs what the flow sends. The key comes in as the connection's API key and does not leave here.
/// </summary>
public class Script : ScriptBase
{
    private const string KeyHeader = "X-Rotator-Key";

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var request = Context.Request;
        var key = string.Join("", request.Headers.GetValues(KeyHeader));
        request.Headers.Remove(KeyHeader);

        var body = await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString();
        request.Headers.Add("X-Rotator-Timestamp", timestamp);
        request.Headers.Add("X-Rotator-Signature", "sha256=" + Sign(key, "approval-callback." + timestamp + "." + body));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Context.SendAsync(request, CancellationToken).ConfigureAwait(false);
    }

    private static string Sign(string key, string text)
    {
        using (var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key)))
        {
            return BitConverter.ToString(hmac.ComputeHash(Encoding.UTF8.GetBytes(text))).Replace("-", "").ToLowerInvariant();
        }
    }
}
