using System.Globalization;

namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>Applies the fault plan to a request that carries a good token.</summary>
internal sealed class FaultGate(VaultHost host)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var call = new VaultCall(context.Request.Method, context.Request.Path.Value ?? "/");
        var delays = host.Faults.TakeDelays(call);
        var hit = host.Faults.TakeOther(call);
        foreach (var delay in delays)
        {
            delay.Struck?.Invoke();
            await Task.Delay(delay.Wait, host.Options.TimeProvider, context.RequestAborted);
        }

        switch (hit)
        {
            case null:
                await next(context);
                break;
            case { Kind: VaultFaultKind.LoseAnswer }:
                await WorkAndHangUpAsync(context, next, () => Task.CompletedTask);
                break;
            case { Kind: VaultFaultKind.HoldAnswer }:
                await WorkAndHangUpAsync(context, next, () => GoneAsync(context, hit.Struck));
                break;
            default:
                await RefuseAsync(context, hit);
                break;
        }
    }

    private static async Task GoneAsync(HttpContext context, Action? struck)
    {
        struck?.Invoke();
        var gone = new TaskCompletionSource();
        await using var aborted = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private async Task WorkAndHangUpAsync(HttpContext context, RequestDelegate next, Func<Task> wait)
    {
        // The answer is written where nobody reads it, so that no byte of it reaches the caller.
        context.Response.Body = new MemoryStream();
        await next(context);
        RequestJournal.Note(host, context, status: 0);
        await wait();
        context.Abort();
    }

    private static Task RefuseAsync(HttpContext context, VaultFault fault)
    {
        if (fault.RetryAfter is { } retryAfter)
        {
            var seconds = (long)Math.Ceiling(retryAfter.TotalSeconds);
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return VaultAnswer.Refuse(RefusalOf(fault.Kind)).ExecuteAsync(context);
    }

    private static VaultRefusal RefusalOf(VaultFaultKind kind) =>
        kind switch
        {
            VaultFaultKind.Throttle => new(
                429,
                "Throttled",
                "The request was not processed because too many requests were received."
            ),
            VaultFaultKind.Forbid => VaultRefusal.Forbidden(
                "The caller is not authorized to perform the action.",
                "ForbiddenByRbac"
            ),
            _ => new(503, "ServiceUnavailable", "The service is unavailable for the moment."),
        };
}
