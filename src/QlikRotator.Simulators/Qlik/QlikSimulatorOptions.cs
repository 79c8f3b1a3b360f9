namespace QlikRotator.Simulators.Qlik;

/// <summary>How a simulated Qlik Cloud is started.</summary>
public sealed record QlikSimulatorOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock behind every expiry, window and propagation delay.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Host names of the tenants, told apart by the Host header, e.g. <c>acme.eu.qlikcloud.com</c>.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    /// <summary>Host names of organizations, e.g. <c>console.qlikcloud.com</c>: they have OAuth clients, tokens, and nothing else.</summary>
    public IReadOnlyList<string> Organizations { get; init; } = [];
}
