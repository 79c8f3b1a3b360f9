using System.Globalization;

namespace QlikRotator.Simulators.Teams;

/// <summary>Applies the fault plan around a webhook call.</summary>
internal sealed class WebhookGate(WebhookFaultPlan faults, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (faults.Take(_ => true) is not { } fault)
        {
            await next(context);
            return;
        }

        await Task.Delay(fault.Wait, time, context.RequestAborted);
        if (fault.AfterKeeping)
        {
            await RunUnheardAsync(context, next);
        }

        Answer(context, fault);
    }

    /// <summary>The handler's answer goes where nobody reads it.</summary>
    private static async Task RunUnheardAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        context.Response.Body = Stream.Null;
        await next(context);
        context.Response.Body = body;
        context.Response.Headers.Clear();
    }

    private static void Answer(HttpContext context, WebhookFault fault)
    {
        if (fault.Status is not { } status)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        if (fault.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = ((long)Math.Ceiling(retryAfter.TotalSeconds)).ToString(
                CultureInfo.InvariantCulture
            );
        }
    }
}
