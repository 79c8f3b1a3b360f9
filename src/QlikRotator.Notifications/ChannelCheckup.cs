using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Registry;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications;

/// <summary>Sends a test message through every channel, once to each reader, where that is asked for.</summary>
internal sealed class ChannelCheckup(IOptions<RotatorOptions> options, IServiceProvider channels, TimeProvider time) : ICheckup
{
    private const string Event = "test";

    public string Subject => "Channels";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (name, channel) in scope.Send ? options.Value.Channels : new Dictionary<string, ChannelOptions>())
        {
            foreach (var person in channel.Kind == ChannelOptions.Smtp ? (IEnumerable<string?>)channel.To : [null])
            {
                yield return await SendAsync(name, channel, person, ct);
            }
        }
    }

    private async Task<CheckupFinding> SendAsync(string name, ChannelOptions channel, string? person, CancellationToken ct)
    {
        var delivery = new NoticeDelivery(Message(name), name, channel, person, Page: null);
        var sent = await channels.GetRequiredKeyedService<INoticeChannel>(channel.Kind).SendAsync(delivery, ct);
        var subject = person is null ? $"Channel {name}" : $"Channel {name}, {person}";
        return sent.Failure is { } failure
            ? new(subject, Good: false, failure, "Correct the channel's settings and try again with --send.")
            : new(subject, Good: true, new(NotificationCodes.Sent, "It took a test message."));
    }

    private Notice Message(string channel) =>
        new(
            $"checkup {channel} {time.GetUtcNow():O}",
            Event,
            NoticeTone.Good,
            "Test message",
            $"Messages of the rotator reach you through channel {channel}.",
            "Nothing is to be done.",
            [],
            new SecretReference(options.Value.Vaults[0].Uri!, "test-message"),
            RotationId: null,
            Page: null
        );
}
