using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Application.Tests.Sweeping;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Campaigns;

/// <summary>Campaigns over the real starting service, with a host that only remembers, and writes that can be lost.</summary>
internal sealed class CampaignRig : IRotationHost, IDisposable
{
    public const string Id = "c1";

    private int _starts;

    public CampaignRig()
    {
        Store = new FaultyStore(Starting.Store);
        Campaigns = new CampaignStore(Store, Starting.Time);
        Runner = NewRunner();
    }

    public StartingRig Starting { get; } = new();

    public FaultyStore Store { get; }

    public CampaignStore Campaigns { get; }

    public CampaignRunner Runner { get; }

    /// <summary>Starts by their number, from 1, whose answers are lost.</summary>
    public HashSet<int> LostStarts { get; } = [];

    /// <summary>Rotations are started several at once.</summary>
    public int Starts => Volatile.Read(ref _starts);

    public async Task<CampaignRecord> RecordAsync() => (await Campaigns.FindAsync(Id, CancellationToken.None))!.Value;

    /// <summary>What people were told.</summary>
    public LetterLog Letters { get; } = new();

    /// <summary>As another process has it.</summary>
    public CampaignRunner NewRunner() =>
        new(
            Campaigns,
            new CampaignRotations(Starting.Ledger, Starting.Starter, NullLogger<CampaignRotations>.Instance),
            new CampaignLetters(Letters, Campaigns, Starting.Policies, Options.Create(new RotatorOptions())),
            Starting.Time,
            NullLogger<CampaignRunner>.Instance
        );

    public async Task BeginAsync(int secrets, CampaignLimits limits, RotationMode mode = RotationMode.Routine)
    {
        List<CampaignSecret> all = [];
        for (var number = 0; number < secrets; number++)
        {
            var version = Starting.Put($"s{number}", $"{number:x8}").Reference;
            all.Add(new(version.ToSecret(), version.Version, "acme.eu.qlikcloud.com", RotationId.For(version), 2, null));
        }

        var record = new CampaignRecord(Id, mode, "ada", "why", "everything", limits, secrets, 0, "b", Starting.Time.GetUtcNow())
        {
            Canaries = limits.Canaries > 0,
            WritesLeft = CampaignForecast.WritesOf(all),
        };
        (await Campaigns.AddAsync(record, new(all, [], null, TimeSpan.Zero), CancellationToken.None)).ShouldBeTrue();
    }

    /// <summary>Whatever fails is written all the same.</summary>
    public async Task ResumeAsync()
    {
        var sure = new CampaignStore(Starting.Store, Starting.Time);
        await sure.ChangeAsync(
            Id,
            found => CampaignChanges.Resume(found, "ada", "seen", Starting.Time.GetUtcNow()).Value!,
            CancellationToken.None
        );
        await sure.OpenAsync(Id, CancellationToken.None);
    }

    public Task TurnAsync() => Runner.RunAsync(this, CancellationToken.None);

    /// <summary>What the steps of a rotation write into its row.</summary>
    public Task GoOnAsync(string name, string stage = "Issue") =>
        Starting.Ledger.ReportAsync(IdOf(name), stage, CancellationToken.None);

    public Task ConcludeAsync(string name, OutcomeKind kind = OutcomeKind.Rotated) => Starting.ConcludeAsync(IdOf(name), kind);

    /// <summary>Ids that the host runs.</summary>
    public IReadOnlyList<string> Running
    {
        get
        {
            lock (Starting.Host.Started)
            {
                return [.. Starting.Host.Started.Values.Select(one => one.Subject.Name)];
            }
        }
    }

    public async Task<IReadOnlyList<RotationRecord>> RowsAsync() =>
        await Starting.Ledger.ListAsync(CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken);

    public async Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct)
    {
        var number = Interlocked.Increment(ref _starts);
        var answer = await Starting.Host.StartAsync(request, ct);
        return LostStarts.Contains(number) ? throw new IOException("The answer was lost.") : answer;
    }

    public Task NudgeAsync(string rotationId, CancellationToken ct) => Task.CompletedTask;

    public void Dispose() => Starting.Dispose();

    private string IdOf(string name) => Starting.Host.Started.Single(one => one.Value.Subject.Name == name).Key;
}
