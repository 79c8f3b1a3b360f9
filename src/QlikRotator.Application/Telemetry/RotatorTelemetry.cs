using System.Diagnostics;
using System.Diagnostics.Metrics;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Telemetry;

/// <summary>
/// Traces and metrics of the product, under one name. No tag ever holds a value, a token or a body. What alerts read is also in
/// <c>infra/telemetry.json</c>.
/// </summary>
public sealed class RotatorTelemetry : IDisposable
{
    public const string Name = "QlikRotator";

    private readonly Meter _meter;
    private readonly Counter<long> _rotations;
    private readonly Counter<long> _triggers;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _undelivered;
    private readonly Counter<long> _setAside;
    private readonly Counter<long> _leaks;
    private readonly Gauge<double> _age;
    private readonly Gauge<double> _overdue;
    private readonly Gauge<long> _lastSweep;

    public RotatorTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _rotations = _meter.CreateCounter<long>(
            "rotator.rotations",
            "{rotation}",
            "Rotations that ended, by outcome and source."
        );
        _triggers = _meter.CreateCounter<long>("rotator.triggers", "{trigger}", "Triggers that were answered, with the answer.");
        _steps = _meter.CreateCounter<long>("rotator.steps", "{step}", "Step runs, by name and answer.");
        _undelivered = _meter.CreateCounter<long>("rotator.notices.undelivered", "{message}", "Messages that were given up.");
        _setAside = _meter.CreateCounter<long>("rotator.events.set_aside", "{message}", "Messages of the event queue set aside.");
        _leaks = _meter.CreateCounter<long>("rotator.leaks.declared", "{rotation}", "Rotations in leak mode that were started.");
        _age = _meter.CreateGauge<double>("rotator.secret.age", "s", "Age of a managed secret's newest value.");
        _overdue = _meter.CreateGauge<double>("rotator.secret.overdue", "s", "Age beyond the policy's maximum, or 0.");
        _lastSweep = _meter.CreateGauge<long>("rotator.sweep.last_success", "s", "End of the last good sweep, in Unix time.");
    }

    public static ActivitySource Source { get; } = new(Name);

    public void Ended(SecretVersionReference subject, RotationOutcome outcome, string source) =>
        _rotations.Add(1, [.. Of(subject.ToSecret()), new("outcome", outcome.Kind.ToString()), new("source", source)]);

    /// <summary>Says that a trigger about a secret was understood, also where the answer was "nothing to do".</summary>
    public void Answered(SecretReference secret, string trigger, string answer) =>
        _triggers.Add(1, [.. Of(secret), new("trigger", trigger), new("answer", answer)]);

    /// <summary>To be said at least once an hour for every managed secret.</summary>
    public void Aged(SecretReference secret, string policy, TimeSpan age, TimeSpan maxAge)
    {
        _age.Record(age.TotalSeconds, [.. Of(secret), new("policy", policy)]);
        _overdue.Record(Math.Max(0, (age - maxAge).TotalSeconds), [.. Of(secret), new("policy", policy)]);
    }

    /// <summary>To be said after each good sweep and at least once an hour, also by a process that has swept nothing itself.</summary>
    public void Swept(DateTimeOffset lastSuccess) => _lastSweep.Record(lastSuccess.ToUnixTimeSeconds());

    /// <summary>Says on a way of its own that the ways to people do not work.</summary>
    public void NotDelivered(SecretReference secret, string notice, string channel) =>
        _undelivered.Add(1, [.. Of(secret), new("event", notice), new("channel", channel)]);

    public void LeakDeclared(SecretReference secret) => _leaks.Add(1, Of(secret));

    public void SetAside(string reason) => _setAside.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Ran(string step, string answer) => _steps.Add(1, new("step", step), new("answer", answer));

    public void Dispose() => _meter.Dispose();

    /// <summary>The vault by its name, as Key Vault's own log has it.</summary>
    private static KeyValuePair<string, object?>[] Of(SecretReference secret) =>
        [new("vault", secret.Vault.Host.Split('.')[0]), new("secret", secret.Name)];
}
