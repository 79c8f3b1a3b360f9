using QlikRotator.Application.Approving;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Notifications;

/// <summary>Decides who reads a question, and who of them gets a link that can answer it.</summary>
internal sealed class Invitations(ApprovalStore book, PageAddress pages)
{
    /// <summary>
    /// Mail goes to every approver who has a mailbox and to the channel's own readers, one message each. Elsewhere one message is
    /// read by everybody.
    /// </summary>
    public static IReadOnlyList<string?> Readers(ApprovalRecord approval, ChannelOptions channel) =>
        channel.Kind == ChannelOptions.Smtp
            ?
            [
                .. approval
                    .Request.Policy.Approvers.Where(HasMailbox)
                    .Where(person => ApprovalPolicy.WhyMayNotAnswer(approval, person) is null)
                    .Concat(channel.To)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Where(person => approval.DecisionOf(person) is null),
            ]
            : [null];

    /// <summary>
    /// A personal link where exactly one person reads the message and may answer; the bare page everywhere else, because a token
    /// in a message that several people read would let each of them answer as somebody else.
    /// </summary>
    public async Task<Uri?> PageForAsync(ApprovalRecord approval, Notice notice, Reader reader, CancellationToken ct)
    {
        var path = notice.Page!.Path;
        var person = reader.Person ?? (reader.Options.To.Count == 1 ? reader.Options.To[0] : null);
        if (person is null || pages.Of(path) is null || ApprovalPolicy.WhyMayNotAnswer(approval, person) is not null)
        {
            return pages.Of(path);
        }

        var token = TokenMaker.Make();
        await book.AddLinksAsync(approval.ApprovalId, [ApprovalToken.Bind(token, approval, person, reader.Channel)], ct);
        return pages.WithToken(path, token);
    }

    /// <summary><c>user@machine</c> on a list of approvers is somebody at a command line, not a mailbox.</summary>
    private static bool HasMailbox(string person) =>
        person.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && person[at..].Contains('.', StringComparison.Ordinal);
}

/// <param name="Person">Null where everybody reads the same message.</param>
internal sealed record Reader(string Channel, ChannelOptions Options, string? Person);
