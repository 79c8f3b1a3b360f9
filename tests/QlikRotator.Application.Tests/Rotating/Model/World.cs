using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>The state outside the process: what survives a crash. Every call goes through here, strikes its fault, and is checked.</summary>
internal sealed class World(Schedule schedule, SkippingTime time)
{
    public static readonly SecretReference Secret = new(new Uri("https://model.vault.azure.net"), "reporting");

    private int _calls;

    public SkippingTime Time { get; } = time;

    public Schedule Schedule { get; } = schedule;

    public Dictionary<string, ModelCredential> Credentials { get; } = [];

    public List<ModelVersion> Versions { get; } = [];

    public Dictionary<string, string> Slots { get; } = [];

    public List<string> Broken { get; } = [];

    /// <summary>Every value there ever was, to be looked for in what was written.</summary>
    public List<string> Values { get; } = [];

    public bool CancelRequested { get; private set; }

    /// <summary>Whether the call under way is one whose look is refused.</summary>
    public bool LookIsRefused { get; private set; }

    /// <summary>The process of the moment; cancelled when it dies.</summary>
    public CancellationTokenSource Process { get; private set; } = new();

    public ModelVersion Newest => Versions[^1];

    public bool Accepts(string value) => Credentials.Values.Any(one => one.Value == value);

    public string NewValue()
    {
        var value = $"value-{Values.Count:D3}-canary";
        Values.Add(value);
        return value;
    }

    public TResult Call<TResult>(Func<TResult> work)
    {
        var fault = Schedule.Faults.FirstOrDefault(one => one.Call == _calls)?.Kind;
        _calls++;
        Before(fault);
        var result = work();
        CheckAlwaysWorks();
        return fault switch
        {
            FaultKind.AnswerLost => throw new TryAgainException(new("AnswerLost", "The answer was lost.")),
            FaultKind.CrashAfter => throw Crash(),
            _ => result,
        };
    }

    public void Restart()
    {
        Process.Dispose();
        Process = new CancellationTokenSource();
    }

    private void Before(FaultKind? fault)
    {
        LookIsRefused = fault == FaultKind.LookRefused;
        switch (fault)
        {
            case FaultKind.Unavailable:
                throw new TryAgainException(new("Unavailable", "The service is down."), Time.GetUtcNow().AddSeconds(30));
            case FaultKind.CrashBefore:
                throw Crash();
            case FaultKind.SomebodyAddsCredential:
                Credentials[$"other{Credentials.Count}"] = new(NewValue(), "somebody", Time.GetUtcNow());
                break;
            case FaultKind.SomebodyWritesVault:
                Versions.Add(
                    Newest with
                    {
                        Name = $"v{Versions.Count}",
                        Tags = new Dictionary<string, string>(),
                        At = Time.GetUtcNow(),
                    }
                );
                break;
            case FaultKind.SomebodyCancels:
                CancelRequested = true;
                break;
        }
    }

    /// <summary>P1: at every instant, the newest enabled version is accepted.</summary>
    private void CheckAlwaysWorks()
    {
        var newest = Versions.Last(version => version.Enabled);
        if (!Accepts(newest.Value))
        {
            Broken.Add($"P1 at call {_calls - 1}: version {newest.Name} is refused");
        }
    }

    private OperationCanceledException Crash()
    {
        Process.Cancel();
        return new OperationCanceledException("The process died.", Process.Token);
    }
}

internal sealed record ModelCredential(string Value, string CreatedBy, DateTimeOffset CreatedAt)
{
    public int RefusalsLeft { get; set; }

    public string? Marker { get; init; }
}

internal sealed record ModelVersion(string Name, string Value, IReadOnlyDictionary<string, string> Tags, DateTimeOffset At)
{
    public bool Enabled { get; set; } = true;
}
