using QlikRotator.Application.Messages;
using QlikRotator.Local.Progress;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Local.Demo;

/// <summary>Says on the terminal that a mail has arrived, and where to read it.</summary>
internal sealed class DemoMailReport(MailSimulator mail, Terminal terminal, IPageRoot pages) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = new HashSet<ReceivedMail>(ReferenceEqualityComparer.Instance);
        while (true)
        {
            var arrived = await mail.WaitForMessageAsync(one => !known.Contains(one), stoppingToken);
            known.Add(arrived);
            var letter = DemoLetter.Of(arrived);
            terminal.Say($"Mail to {letter.To}: {letter.Subject} {new Uri(pages.Address!, $"{DemoInbox.Path}/{known.Count}")}");
        }
    }
}
