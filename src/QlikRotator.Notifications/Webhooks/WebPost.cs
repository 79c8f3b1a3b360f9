using System.Net;
using System.Net.Http.Headers;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Workflow;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Webhooks;

/// <summary>Posts JSON to an address that a vault secret holds. The address appears in no text, because it is a credential.</summary>
internal sealed class WebPost(NamedSecret secrets, ChannelHttp http)
{
    /// <param name="headers">Sent in addition.</param>
    public async Task<SendResult> SendAsync(
        ChannelOptions channel,
        byte[] json,
        IReadOnlyDictionary<string, string> headers,
        CancellationToken ct
    )
    {
        var name = channel.UrlSecret ?? "";
        var target = await FindAsync(name, channel, ct);
        if (target.Address is null)
        {
            return target.Problem!;
        }

        using var request = Request(target.Address, json, headers);
        try
        {
            using var response = await http.For(channel.Thumbprint)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return Verdict(response, name);
        }
        catch (HttpRequestException failure)
        {
            return SendResult.Later(
                NotificationCodes.NoAnswer,
                $"The address in the secret '{name}' gave no answer ({failure.HttpRequestError})."
            );
        }
    }

    private async Task<Target> FindAsync(string name, ChannelOptions channel, CancellationToken ct)
    {
        try
        {
            var read = await secrets.ReadAsync(name, ct);
            if (read.Value is not { } text)
            {
                return Target.Bad(NotificationCodes.AddressUnreadable, $"The secret '{name}' cannot be read: {read.Problem}");
            }

            return Uri.TryCreate(text.Reveal().Trim(), UriKind.Absolute, out var address) && IsAllowed(address, channel)
                ? new Target(address, null)
                : Target.Bad(NotificationCodes.BadAddress, $"The secret '{name}' holds no https address.");
        }
        catch (TryAgainException outage)
        {
            return new Target(null, SendResult.Later(outage.Reason.Code, outage.Reason.Message));
        }
    }

    /// <summary>A pinned certificate and plain http are for this machine only.</summary>
    private static bool IsAllowed(Uri address, ChannelOptions channel) =>
        SettingAddress.IsHttpsOrLoopback(address) && (channel.Thumbprint is null || SettingAddress.IsLoopback(address));

    private static HttpRequestMessage Request(Uri address, byte[] json, IReadOnlyDictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.ParseAdd("QlikRotator");
        foreach (var (header, value) in headers)
        {
            request.Headers.Add(header, value);
        }

        return request;
    }

    private static SendResult Verdict(HttpResponseMessage response, string name)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return SendResult.Sent;
        }

        return status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            ? SendResult.Later(
                NotificationCodes.Busy,
                $"The address in the secret '{name}' answered {status}.",
                response.Headers.RetryAfter?.Delta
            )
            : SendResult.Never(
                NotificationCodes.NotTaken,
                $"The address in the secret '{name}' answered {status}: make a new one and store it under the same name."
            );
    }

    private sealed record Target(Uri? Address, SendResult? Problem)
    {
        public static Target Bad(string code, string message) => new(null, SendResult.Never(code, message));
    }
}
