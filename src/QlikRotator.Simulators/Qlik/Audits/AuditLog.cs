using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Audits;

/// <summary>What happened in a tenant.</summary>
internal sealed class AuditLog(QlikTenant tenant)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly List<AuditEvent> _events = [];

    public IEnumerable<AuditEvent> Recent => _events.Where(item => item.Time > tenant.Now - Kept);

    public IEnumerable<AuditEvent> Archived => _events.Where(item => item.Time <= tenant.Now - Kept);

    public void Add(string type, string userId, object data) =>
        _events.Add(new AuditEvent(Ids.Guid(), type, userId, tenant.Now, data, _events.Count + 1));
}
