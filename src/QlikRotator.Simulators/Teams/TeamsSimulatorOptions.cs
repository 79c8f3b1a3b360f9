namespace QlikRotator.Simulators.Teams;

public sealed record TeamsSimulatorOptions
{
    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>Serve https with a certificate made at start, to be pinned by its thumbprint.</summary>
    public bool Https { get; init; }

    /// <summary>Stamps what is received and paces delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
