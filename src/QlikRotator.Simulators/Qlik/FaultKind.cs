namespace QlikRotator.Simulators.Qlik;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>The work is done, then the connection is closed (FIN) without an answer.</summary>
    LoseResponse,

    /// <summary>The connection is closed (FIN) before any work is done.</summary>
    Close,

    /// <summary>The connection is reset (RST), before or after the work.</summary>
    Reset,

    /// <summary>The answer is late, the work done after or before the wait.</summary>
    Delay,

    /// <summary>An error status instead of the answer, before or after the work; 429 takes the tier's error body.</summary>
    Status,

    /// <summary>No answer until the caller gives up, before or after the work.</summary>
    Hang,
}
