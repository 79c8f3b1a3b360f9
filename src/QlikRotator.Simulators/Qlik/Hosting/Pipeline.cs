using QlikRotator.Simulators.Faults;
using QlikRotator.Simulators.Qlik.OAuth;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>From a request to its answer: tenant, fault, sign-in, budget, work, fault.</summary>
internal sealed class Pipeline(TenantDirectory tenants, FaultPlan<Fault> faults, CancellationToken stopping)
{
    public async Task RunAsync(HttpContext http, ApiRoute route)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        if (tenants.Find(http.Request.Host.Host) is not { } tenant)
        {
            await AnswerWriter.WriteAsync(http, Answer.NotFound("No tenant has this host name."), ErrorShape.Plain);
            return;
        }

        route = route.IsServedBy(tenant) ? route : RouteTable.Unknown;
        tenant.Count(http.Request.Method, http.Request.Path);
        var received = new ReceivedCall(tenant.Host, http.Request.Method, route.Pattern);
        var fault = faults.Take(one => one.Fits(received, http.Request.Path));
        var strike = fault is null ? null : new FaultStrike(http, fault, gone.Token);
        var body = await RequestBody.ReadAsync(http.Request);
        if (strike is not null && !await strike.BeforeWorkAsync())
        {
            return;
        }

        var answer = Work(new ApiCall(tenant, http.Request, body), route);
        answer = route.Deprecation?.Tell(answer, http.Request) ?? answer;
        if (strike is null || await strike.AfterWorkAsync())
        {
            await AnswerWriter.WriteAsync(http, answer, route.Shape);
        }
    }

    private static Answer Work(ApiCall call, ApiRoute route)
    {
        lock (call.Tenant.Gate)
        {
            if (route.Anonymous)
            {
                return Budgeted(call, route, TokenRequest.ClientIdOf(call));
            }

            return Authenticator.Identify(call.Tenant, call.Header("Authorization")) is { } caller
                ? Budgeted(call with { Caller = caller }, route, caller.UserId)
                : Answer.Unauthorized("The bearer token is missing, unknown or expired.");
        }
    }

    private static Answer Budgeted(ApiCall call, ApiRoute route, string user) =>
        call.Tenant.Limiter.Take(user, route.Tier) is { } seconds ? Answer.TooManyRequests(seconds) : route.Handler(call);
}
