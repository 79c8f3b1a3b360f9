using System.Diagnostics;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Telemetry;

/// <summary>
/// One trace per rotation, from the trigger to the end, however long it takes and whichever processes take part: the request carries
/// where it began, and each step's span goes below that. No tag ever holds a value, a token or a body.
/// </summary>
public static class RotationTrace
{
    public const string RotationTag = "rotator.rotation";
    public const string SecretTag = "rotator.secret";
    public const string TenantTag = "rotator.tenant";

    /// <summary>Where the trace is at this moment, for a <see cref="RotationRequest"/>; null where nobody listens.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>
    /// Begins the rotation's trace, below whatever triggered it. A schedule starts many at once: there each has a trace of its own,
    /// with a link back.
    /// </summary>
    public static Activity? Begin(string secret, RotationTrigger trigger)
    {
        var cause = Activity.Current?.Context ?? default;
        var own = trigger == RotationTrigger.Schedule;
        if (own)
        {
            Activity.Current = null;
        }

        var span = RotatorTelemetry.Source.StartActivity(
            "StartRotation",
            ActivityKind.Internal,
            own ? default : cause,
            [new(SecretTag, secret), new("rotator.trigger", trigger.ToString())],
            own && cause != default ? [new ActivityLink(cause)] : null
        );
        return span;
    }

    /// <summary>A step's span. Where the host has a trace of its own that the rotation did not begin in, it is linked.</summary>
    public static Activity? Step(string step, RotationRequest? request, string? tenant)
    {
        var host = Activity.Current?.Context ?? default;
        var joined =
            !ActivityContext.TryParse(request?.TraceParent, null, isRemote: true, out var began) || host.TraceId == began.TraceId;
        var span = RotatorTelemetry.Source.StartActivity(
            step,
            ActivityKind.Internal,
            joined ? host : began,
            Tags(request),
            joined || host == default ? null : [new ActivityLink(host)]
        );
        return span?.SetTag(TenantTag, tenant);
    }

    /// <summary>For a step that learns only on its way which tenant it is about.</summary>
    public static void IsAbout(string? tenant)
    {
        for (var span = Activity.Current; span is not null; span = span.Parent)
        {
            if (span.Source == RotatorTelemetry.Source)
            {
                span.SetTag(TenantTag, tenant);
                return;
            }
        }
    }

    /// <summary>The rotation as a whole, once it has ended.</summary>
    public static void End(RotationRequest request, RotationOutcome outcome, string? tenant)
    {
        var parent = ActivityContext.TryParse(request.TraceParent, null, isRemote: true, out var began) ? began : default;
        using var span = RotatorTelemetry.Source.StartActivity(
            "Rotation",
            ActivityKind.Internal,
            parent,
            [.. Tags(request), new(TenantTag, tenant), new("rotator.outcome", outcome.Kind.ToString())],
            startTime: request.RequestedAt
        );
    }

    private static KeyValuePair<string, object?>[] Tags(RotationRequest? request) =>
        request is null ? [] : [new(RotationTag, request.RotationId), new(SecretTag, request.Subject.Name)];
}
