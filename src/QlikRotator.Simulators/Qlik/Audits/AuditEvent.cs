using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.Audits;

internal sealed record AuditEvent(string Id, string Type, string UserId, DateTimeOffset Time, object Data, long Sequence)
    : IListed
{
    public string Source =>
        Type.Contains("oauth-client", StringComparison.Ordinal) ? "com.qlik/oauth-clients"
        : Type.Contains("api-key", StringComparison.Ordinal) ? "com.qlik/api-keys"
        : "com.qlik/automations";
}
