using System.Security.Cryptography;
using System.Text;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;

namespace QlikRotator.Notifications.Channels;

/// <summary>One notice on its way through one channel to one reader.</summary>
/// <param name="Person">Null where everybody reads the same message.</param>
/// <param name="Page">The button's address; it may hold a personal token, so it goes into the message and nowhere else.</param>
internal sealed record NoticeDelivery(Notice Notice, string Channel, ChannelOptions Options, string? Person, Uri? Page)
{
    /// <summary>The same for every attempt, so that a receiver can tell a repetition.</summary>
    public string Id => IdOf(Notice.Key, Channel, Person);

    public static string IdOf(string key, string channel, string? person)
    {
        var text = $"{key}\n{channel.ToUpperInvariant()}\n{person?.ToUpperInvariant()}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
    }

    public override string ToString() => $"{Notice.Event} through {Channel}";
}
