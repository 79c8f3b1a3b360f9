using Microsoft.Extensions.Options;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Notifications;

/// <summary>
/// Sends each transition once through every channel that the policy names. A channel that fails is recorded, not thrown; only a
/// ledger that cannot be used is, because then nobody could say what was sent.
/// </summary>
internal sealed class Notifier(
    IOptions<RotatorOptions> options,
    ApprovalStore approvals,
    RotationLedger ledger,
    Invitations invitations,
    AlarmChannels alarmChannels,
    PageAddress pages,
    NoticeSender sender
) : INotifier, ILetters
{
    public async Task ConcludedAsync(RotationRequest request, RotationOutcome outcome, CancellationToken ct)
    {
        var channels = ChannelsFor(request, outcome);
        if (channels.Count == 0)
        {
            return;
        }

        var attempt = (await ledger.FindAsync(request.RotationId, ct))?.Attempt ?? 1;
        if (OutcomeNotice.Of(request, outcome, attempt) is { } notice)
        {
            await TellAsync(notice, channels, ct);
        }
    }

    public async Task AskAsync(ApprovalQuestion question, string approvalId, bool reminder, CancellationToken ct)
    {
        if (await approvals.FindAsync(approvalId, ct) is not { Closed: null } approval)
        {
            return;
        }

        var notice = ApprovalNotice.Of(question, approvalId, reminder ? approval.Reminders + 1 : 0);
        var readers = Channels(question.Request.Policy.Channels)
            .SelectMany(one => Invitations.Readers(approval, one.Options).Select(person => one with { Person = person }));
        await EachChannelAsync(
            readers,
            reader => sender.DeliverAsync(notice, reader, () => invitations.PageForAsync(approval, notice, reader, ct), ct)
        );
    }

    public async Task EscalateAsync(ApprovalQuestion question, string approvalId, CancellationToken ct)
    {
        if (await approvals.FindAsync(approvalId, ct) is not { Closed: null } approval)
        {
            return;
        }

        var notice = ApprovalNotice.Unanswered(question, approval);
        await EachChannelAsync(
            Everybody(question.Request.Policy.EscalateTo ?? []),
            reader => sender.DeliverAsync(notice, reader, () => invitations.PageForAsync(approval, notice, reader, ct), ct)
        );
    }

    public async Task AlarmAsync(Alarm alarm, DateTimeOffset since, bool recovered, CancellationToken ct) =>
        await TellAsync(AlarmNotice.Of(alarm, since, recovered), await alarmChannels.ForAsync(alarm, ct), ct);

    public Task TellAsync(Notice notice, IReadOnlyList<string> channels, CancellationToken ct)
    {
        var page = notice.Page is { } known ? pages.Of(known.Path) : null;
        return EachChannelAsync(
            Everybody(channels),
            reader => sender.DeliverAsync(notice, reader, () => Task.FromResult(page), ct)
        );
    }

    public Task<bool> TellPersonAsync(Notice notice, string channel, string mailbox, CancellationToken ct)
    {
        var page = notice.Page is { } known ? pages.Of(known.Path) : null;
        var reader = new Reader(channel, options.Value.Channels[channel], mailbox);
        return sender.DeliverAsync(notice, reader, () => Task.FromResult(page), ct);
    }

    /// <summary>What only a person can settle is told to those who hear of unanswered questions too.</summary>
    private static IReadOnlyList<string> ChannelsFor(RotationRequest request, RotationOutcome outcome) =>
        outcome.Kind is OutcomeKind.KeptBoth or OutcomeKind.PersonNeeded
            ? [.. request.Policy.Channels, .. request.Policy.EscalateTo ?? []]
            : request.Policy.Channels;

    /// <summary>The channels' own readers.</summary>
    private IEnumerable<Reader> Everybody(IReadOnlyList<string> names) =>
        Channels(names)
            .SelectMany(one =>
                one.Options.Kind == ChannelOptions.Smtp ? one.Options.To.Select(person => one with { Person = person }) : [one]
            );

    private IEnumerable<Reader> Channels(IReadOnlyList<string> names) =>
        names
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(options.Value.Channels.ContainsKey)
            .Select(name => new Reader(name, options.Value.Channels[name], null));

    /// <summary>Channels side by side, because one may be slow; readers of one channel one after the other.</summary>
    private static Task EachChannelAsync(IEnumerable<Reader> readers, Func<Reader, Task> deliver) =>
        Task.WhenAll(
            readers
                .GroupBy(reader => reader.Channel, StringComparer.OrdinalIgnoreCase)
                .Select(async channel =>
                {
                    foreach (var reader in channel)
                    {
                        await deliver(reader);
                    }
                })
        );
}
