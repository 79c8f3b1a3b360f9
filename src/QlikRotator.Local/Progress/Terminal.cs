using System.Text.Json;
using QlikRotator.Core;
using Spectre.Console;

namespace QlikRotator.Local.Progress;

/// <summary>Where a command writes: coloured and live for a person, plain lines for a pipe, one JSON object for a program.</summary>
internal sealed class Terminal
{
    /// <param name="attended">Whether a person sits in front of both ends.</param>
    public Terminal(TextWriter output, TextWriter error, bool json, bool attended)
    {
        Out = output;
        Error = error;
        Json = json;
        Attended = attended && !json;
        Console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(output),
                Ansi = Attended ? AnsiSupport.Detect : AnsiSupport.No,
                Interactive = Attended ? InteractionSupport.Detect : InteractionSupport.No,
            }
        );
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool Json { get; }

    public bool Attended { get; }

    public IAnsiConsole Console { get; }

    /// <summary>For people; silent where a program reads.</summary>
    public void Say(string line)
    {
        if (!Json)
        {
            Out.WriteLine(FreeText.OneLine(line));
        }
    }

    /// <summary>A heading.</summary>
    public void SayBold(string line)
    {
        if (Attended)
        {
            Console.MarkupLineInterpolated($"[bold]{line}[/]");
        }
        else
        {
            Say(line);
        }
    }

    /// <summary>
    /// Why a command could not do its work: sentences on the error stream, and one JSON object where a program reads.
    /// </summary>
    /// <returns>The exit code.</returns>
    public int Fail(int code, params Reason[] problems)
    {
        Answer(new FailureAnswer(code, problems));
        foreach (var problem in problems)
        {
            Error.WriteLine(problem.Message);
        }

        return code;
    }

    /// <summary>For people, whoever else reads: above the live part where there is one, on the error stream otherwise.</summary>
    public void Warn(string line)
    {
        line = FreeText.OneLine(line);
        if (Attended)
        {
            Console.MarkupLineInterpolated($"[yellow]{line}[/]");
        }
        else
        {
            Error.WriteLine(line);
        }
    }

    /// <summary>For programs; silent where a person reads.</summary>
    public void Answer<T>(T answer)
    {
        if (Json)
        {
            Out.WriteLine(JsonSerializer.Serialize(answer, RotatorJson.Options));
        }
    }
}

/// <summary>What <c>--json</c> answers where a command could not do its work, whichever command it is.</summary>
/// <param name="ExitCode">The same as the process ends with.</param>
internal sealed record FailureAnswer(int ExitCode, IReadOnlyList<Reason> Problems);
