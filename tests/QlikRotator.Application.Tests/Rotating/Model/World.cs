using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>The state outside the process: what survives a crash. Every call goes through here, strikes its fault, and is checked.</summary>
internal sealed class World(Schedule schedule, SkippingTime time)
{
    public static readonly SecretReference Secret = new(new Uri("https://model.vault.azure.net"), "reporting");

    private int _calls;
    private bool _isNested;

    public SkippingTime Time { get; } = time;

    public Schedule Schedule { get; } = schedule;

    public Dictionary<string, ModelCredential> Credentials { get; } = [];

    public List<ModelVersion> Versions { get; } = [];

    public Dictionary<string, string> Slots { get; } = [];

    public List<string> Broken { get; } = [];

    /// <summary>Every value there ever was, to be looked for in what was written.</summary>
    public List<string> Values { get; } = [];

    /// <summary>Credentials that a person, asked with everything shown, said may die.</summary>
    public HashSet<string> PointedAt { get; } = [];

    /// <summary>How many credentials were created by whichever installation.</summary>
    public int Created { get; set; }

    public bool CancelRequested { get; private set; }

    public bool LeakDeclared { get; private set; }

    public bool Released { get; private set; }

    /// <summary>Plays another rotation from beginning to end: of this installation's second secret, or of another installation's.</summary>
    public Action<FaultKind>? Others { get; set; }

    /// <summary>Values that other managed secrets hand out, with whose they are.</summary>
    public Dictionary<SecretReference, List<ModelVersion>> OtherVersions { get; } = [];

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

    /// <summary>From now on everything goes well.</summary>
    public void EndFaults() => _calls = int.MinValue;

    public List<ModelVersion> VersionsOf(SecretReference secret) => secret == Secret ? Versions : OtherVersions[secret];

    public TResult Call<TResult>(Func<TResult> work)
    {
        if (_isNested)
        {
            return work();
        }

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
                        IsForeign = true,
                    }
                );
                break;
            case FaultKind.SomebodyCancels:
                CancelRequested = true;
                break;
            case FaultKind.SomebodyDeclaresLeak:
                LeakDeclared = true;
                break;
            case FaultKind.SameBotAddsCredential:
                Credentials[$"other{Credentials.Count}"] = new(NewValue(), ModelTenant.Us, Time.GetUtcNow())
                {
                    Maker = "elsewhere",
                };
                break;
            case FaultKind.SomebodyDeletesTheirs:
                Credentials.Remove(
                    Credentials.FirstOrDefault(one => one.Value.CreatedBy == "somebody" && !IsHeld(one.Value.Value)).Key ?? ""
                );
                break;
            case FaultKind.SomebodyClaims:
                Versions[^1] = Newest with { Tags = People.Claiming(this) };
                break;
            case FaultKind.SomebodyTakesTagsOff:
                Versions[^1] = Newest with { Tags = new Dictionary<string, string>() };
                break;
            case FaultKind.SomebodyReleases:
                Released = true;
                Versions[^1] = Newest with { Tags = Newest.Tags.Where(tag => tag.Key != ManagedTags.Hold).ToDictionary() };
                break;
            case FaultKind.OwnerEditsOriginal when Credentials.TryGetValue("old0", out var original):
                Credentials["old0"] = original with { Edition = original.Edition + 1 };
                break;
            case FaultKind.AnotherSecretRotates or FaultKind.AnotherInstallationRotates when Others is not null:
                _isNested = true;
                Others(fault.Value);
                _isNested = false;
                break;
        }
    }

    public bool IsHeld(string value) =>
        Versions.Concat(OtherVersions.Values.SelectMany(all => all)).Any(version => version.Value == value);

    /// <summary>P1: at every instant, the newest enabled version is accepted.</summary>
    private void CheckAlwaysWorks()
    {
        var newest = Versions.Last(version => version.Enabled);
        if (!Accepts(newest.Value))
        {
            Broken.Add($"P1 at call {_calls - 1}: version {newest.Name} is refused");
        }

        foreach (var (secret, versions) in OtherVersions)
        {
            if (!Accepts(versions.Last(version => version.Enabled).Value))
            {
                Broken.Add($"P1 at call {_calls - 1}: the newest value of {secret.Name} is refused");
            }
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

    /// <summary>How often its owner had edited it; a copy has what its original had.</summary>
    public int Edition { get; init; }

    /// <summary>The installation that made it; null where a person did.</summary>
    public string? Maker { get; init; }
}

internal sealed record ModelVersion(string Name, string Value, IReadOnlyDictionary<string, string> Tags, DateTimeOffset At)
{
    public bool Enabled { get; set; } = true;

    /// <summary>Somebody else wrote it while the rotation ran.</summary>
    public bool IsForeign { get; init; }
}
