namespace QlikRotator.Simulators.Qlik;

/// <summary>Switches for automation connections.</summary>
public sealed class AutomationConnectionBehaviour
{
    /// <summary>UNVERIFIED: what stands for a secret value in answers; null shows the value itself.</summary>
    public string? Mask { get; set; } = "********";

    /// <summary>UNVERIFIED: whether a PUT empties the parameters that it does not name.</summary>
    public bool OmittedParamsAreCleared { get; set; }

    /// <summary>The fields in which a check answers; the specification names both.</summary>
    public IReadOnlyList<string> CheckFields { get; set; } = ["connected", "is_connected"];
}
