using System.Diagnostics;
using System.Diagnostics.Metrics;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Adapters.Telemetry;

/// <summary>Traces and metrics of the product, under one name. No tag ever holds a value, a token or a body.</summary>
public sealed class RotatorTelemetry : IDisposable
{
    public const string Name = "QlikRotator";

    private readonly Meter _meter;
    private readonly Counter<long> _rotations;
    private readonly Counter<long> _steps;

    public RotatorTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _rotations = _meter.CreateCounter<long>(
            "rotator.rotations",
            "{rotation}",
            "Rotations that ended, by outcome and source."
        );
        _steps = _meter.CreateCounter<long>("rotator.steps", "{step}", "Step runs, by name and answer.");
    }

    public static ActivitySource Source { get; } = new(Name);

    public void Ended(RotationOutcome outcome, string source) =>
        _rotations.Add(1, new("outcome", outcome.Kind.ToString()), new("source", source));

    public void Ran(string step, string answer) => _steps.Add(1, new("step", step), new("answer", answer));

    public void Dispose() => _meter.Dispose();
}
