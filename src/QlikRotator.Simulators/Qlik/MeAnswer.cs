namespace QlikRotator.Simulators.Qlik;

/// <summary>What a <c>…/me</c> address answers.</summary>
public enum MeAnswer
{
    /// <summary>301 or 302 with <c>https://{host}/…</c> as Location.</summary>
    AbsoluteRedirect,

    /// <summary>301 or 302 with a path as Location.</summary>
    RelativeRedirect,

    /// <summary>200 with the resource itself.</summary>
    Direct,
}
