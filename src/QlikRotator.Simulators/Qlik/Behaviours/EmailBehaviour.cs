namespace QlikRotator.Simulators.Qlik;

/// <summary>Switches for the mail configuration.</summary>
public sealed class EmailBehaviour
{
    /// <summary>UNVERIFIED: whether a PUT without the secret keeps the stored one; otherwise it has none and is refused.</summary>
    public bool OmittedSecretIsKept { get; set; }

    /// <summary>Failed sign-ins in a row after which the mail provider refuses everything; 0 for never.</summary>
    public int MailboxLocksAfter { get; set; } = 3;
}
