using QlikRotator.Core;

namespace QlikRotator.Notifications.Channels;

/// <summary>A kind of channel: one implementation per value of the setting <c>Kind</c>.</summary>
internal interface INoticeChannel
{
    /// <summary>Tries once. What goes wrong is an answer; nothing but cancellation is thrown.</summary>
    Task<SendResult> SendAsync(NoticeDelivery delivery, CancellationToken ct);
}

/// <param name="Failure">Null where the message is out.</param>
/// <param name="MayPass">Whether another attempt could succeed.</param>
/// <param name="After">How long the receiver asked to be left alone.</param>
internal sealed record SendResult(Reason? Failure, bool MayPass, TimeSpan? After)
{
    public static SendResult Sent { get; } = new(null, false, null);

    public static SendResult Later(string code, string message, TimeSpan? after = null) => new(new(code, message), true, after);

    public static SendResult Never(string code, string message) => new(new(code, message), false, null);
}
