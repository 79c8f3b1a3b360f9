using System.Net.Sockets;
using System.Text;
using QlikRotator.Simulators.Mail;

namespace QlikRotator.Simulators.Tests.Mail;

/// <summary>A client that says exactly what it is told to, right or wrong.</summary>
internal sealed class SmtpDialogue : IAsyncDisposable
{
    private readonly TcpClient client = new();
    private StreamReader? reader;

    public static async Task<SmtpDialogue> OpenAsync(MailSimulator server, CancellationToken ct)
    {
        var dialogue = new SmtpDialogue();
        await dialogue.client.ConnectAsync("127.0.0.1", server.Port, ct);
        dialogue.reader = new StreamReader(dialogue.client.GetStream(), Encoding.ASCII);
        (await dialogue.ReadReplyAsync(ct)).ShouldStartWith("220");
        return dialogue;
    }

    /// <summary>Sends the text as it is and returns the last line of the reply.</summary>
    public async Task<string> SayAsync(string text, CancellationToken ct)
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), ct);
        return await ReadReplyAsync(ct);
    }

    public async Task<string> ReadReplyAsync(CancellationToken ct)
    {
        while (await reader!.ReadLineAsync(ct) is { } line)
        {
            if (line.Length < 4 || line[3] == ' ')
            {
                return line;
            }
        }

        return "closed";
    }

    public ValueTask DisposeAsync()
    {
        reader?.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }
}
