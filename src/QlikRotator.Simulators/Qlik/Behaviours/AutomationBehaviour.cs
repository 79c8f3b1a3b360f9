namespace QlikRotator.Simulators.Qlik;

/// <summary>Switches for automations; what a copy keeps is UNVERIFIED, so by default it keeps little.</summary>
public sealed class AutomationBehaviour
{
    /// <summary>UNVERIFIED, assumed no: whether <c>user_default</c> does the work of the automation scopes.</summary>
    public bool UserDefaultSuffices { get; set; }

    /// <summary>UNVERIFIED: whether a copy made by a bot with <c>admin.automations</c> keeps the original's owner.</summary>
    public bool AdminCopyKeepsOwner { get; set; }

    /// <summary>UNVERIFIED: otherwise a copy lands in its owner's personal space.</summary>
    public bool CopyKeepsSpace { get; set; }

    /// <summary>UNVERIFIED.</summary>
    public bool CopyKeepsDescription { get; set; }

    /// <summary>UNVERIFIED: otherwise a copy runs once at a time.</summary>
    public bool CopyKeepsConcurrency { get; set; }

    /// <summary>UNVERIFIED: otherwise a copy has the original's state.</summary>
    public bool CopyStartsDisabled { get; set; } = true;

    /// <summary>Whether enabling a disabled automation gives it a new execution token, as Qlik's support says can happen.</summary>
    public bool EnableRenewsToken { get; set; } = true;

    /// <summary>How often a run is seen running before it is seen ended.</summary>
    public int LooksUntilFinished { get; set; } = 1;
}
