namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>The three ways in which a <c>…/me</c> address answers.</summary>
internal static class MeRedirect
{
    public static Answer Answer(ApiCall call, int status, string path, Func<object> show) =>
        call.Tenant.Behaviour.Me switch
        {
            MeAnswer.Direct => Hosting.Answer.Ok(show()),
            MeAnswer.RelativeRedirect => Hosting.Answer.Redirect(status, path),
            _ => Hosting.Answer.Redirect(status, call.Tenant.Link(path)),
        };
}
