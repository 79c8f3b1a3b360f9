namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>How long a new credential is not yet known everywhere.</summary>
internal sealed class PropagationDelay(DateTimeOffset acceptedFrom, int refusals)
{
    private int _refusals = refusals;

    public static PropagationDelay Established { get; } = new(DateTimeOffset.MinValue, 0);

    public static PropagationDelay Of(QlikTenant tenant) =>
        new(tenant.Now + tenant.Behaviour.NewCredentialDelay, tenant.Behaviour.NewCredentialRefusals);

    /// <summary>Looks without using the credential.</summary>
    public bool IsAccepted(DateTimeOffset now) => _refusals == 0 && now >= acceptedFrom;

    /// <summary>Uses the credential; a refusal counts.</summary>
    public bool Accept(DateTimeOffset now)
    {
        if (_refusals > 0)
        {
            _refusals--;
            return false;
        }

        return now >= acceptedFrom;
    }
}
