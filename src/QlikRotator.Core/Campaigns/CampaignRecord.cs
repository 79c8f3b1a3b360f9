using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Core.Campaigns;

public enum CampaignState
{
    Running,

    /// <summary>Somebody wants nothing more to be begun for now.</summary>
    Paused,

    /// <summary>Too many rotations failed: nothing more is begun until somebody resumes it.</summary>
    Stopped,

    /// <summary>Nothing more is begun, ever.</summary>
    Cancelled,

    /// <summary>Every secret is over.</summary>
    Finished,
}

/// <summary>
/// A campaign: secrets in an order, of which so many are rotated at a time. The secrets themselves are in documents of their own; all before
/// <see cref="From"/> are over and counted in <see cref="Closed"/>, all from <see cref="To"/> on wait.
/// </summary>
/// <param name="By">Who began it; never an approver of its rotations.</param>
/// <param name="Filter">Which secrets, in words.</param>
/// <param name="Total">How many secrets it has.</param>
/// <param name="LeftOut">How many the filter found and it does not rotate.</param>
/// <param name="Batch">Names the documents that hold its secrets.</param>
public sealed record CampaignRecord(
    string Id,
    RotationMode Mode,
    string By,
    string? Why,
    string Filter,
    CampaignLimits Limits,
    int Total,
    int LeftOut,
    string Batch,
    DateTimeOffset BegunAt
)
{
    /// <summary>False where whoever began it has shown a key, which says nothing about who holds it.</summary>
    public bool RequesterIsKnown { get; init; } = true;

    public CampaignState State { get; init; }

    /// <summary>Whether the canaries are still on.</summary>
    public bool Canaries { get; init; }

    /// <summary>Of those after the canaries, from 1; 0 before.</summary>
    public int Wave { get; init; }

    public int From { get; init; }

    public int To { get; init; }

    /// <summary>Of everything before <see cref="From"/>.</summary>
    public CampaignTally Closed { get; init; } = CampaignTally.Empty;

    /// <summary>Of everything, as it was at the last look.</summary>
    public CampaignTally Now { get; init; } = CampaignTally.Empty;

    /// <summary>Failures that somebody has seen and gone on after: they count no more.</summary>
    public int Forgiven { get; init; }

    /// <summary>Whose turn it is to go on with it; null for nobody's.</summary>
    public CampaignTurn? Turn { get; init; }

    /// <summary>What is still to be written at each tenant by rotations that have not begun.</summary>
    public IReadOnlyDictionary<string, int> WritesLeft { get; init; } = new Dictionary<string, int>();

    /// <summary>The longest that a policy among them keeps old and new side by side.</summary>
    public TimeSpan LongestSoak { get; init; }

    /// <summary>When rotations of each policy among them may start, and how long they take then; empty where an earlier build began it.</summary>
    public IReadOnlyList<CampaignStartTime> StartTimes { get; init; } = [];

    /// <summary>The failures that came last, with why.</summary>
    public IReadOnlyList<CampaignFailure> Failures { get; init; } = [];

    /// <summary>What people and the campaign itself have decided, the oldest first.</summary>
    public IReadOnlyList<CampaignEvent> Events { get; init; } = [];

    /// <summary>How many of them people have been told of, where they are told at all.</summary>
    public int Told { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it has ended for good.</summary>
    public bool HasEnded() => State is CampaignState.Cancelled or CampaignState.Finished;

    public CampaignRecord In(CampaignState state, CampaignEvent decided) =>
        this with
        {
            State = state,
            Events = [.. Events, decided],
            EndedAt = state is CampaignState.Cancelled or CampaignState.Finished ? decided.At : null,
        };
}

/// <param name="Until">When another may take it over (UTC): whoever had it may be dead.</param>
public sealed record CampaignTurn(string Holder, DateTimeOffset Until);

public sealed record CampaignFailure(SecretReference Secret, string RotationId, Reason Why);

/// <param name="By">A person, or <c>campaign</c>.</param>
public sealed record CampaignEvent(DateTimeOffset At, string By, Reason What);
