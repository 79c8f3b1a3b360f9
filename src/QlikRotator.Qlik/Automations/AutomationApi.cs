using QlikRotator.Core.Ports;
using QlikRotator.Qlik.Http;
using QlikRotator.Qlik.Tenants;

namespace QlikRotator.Qlik.Automations;

/// <summary>A tenant's automations, read as the rotator and changed as their owner: whoever copies one becomes the copy's owner.</summary>
internal sealed class AutomationApi(QlikTenant tenant)
{
    private const string OwnerScope = "automations.private automations.shared";

    private readonly string _path = tenant.Settings.AutomationsPath;

    public QlikTenant Tenant => tenant;

    public QlikClient As(string ownerId) => tenant.AsUser(ownerId, OwnerScope);

    public Task<QlikAnswer<Automation>> ReadAsync(QlikClient client, string id, CancellationToken ct) =>
        client.GetAsync<Automation>(PathOf(id), ct);

    /// <summary>As the rotator, once per step and write.</summary>
    public Task<QlikAnswer<Automation>> OnceAsync(SourceCall call, string id, CancellationToken ct) =>
        call.Memory.OnceAsync(id, () => ReadAsync(tenant.AsRotator, id, ct), answer => answer.Value is not null);

    /// <summary>As the rotator, anew.</summary>
    public Task<QlikAnswer<Automation>> AgainAsync(SourceCall call, string id, CancellationToken ct) =>
        call.Memory.AgainAsync(id, () => ReadAsync(tenant.AsRotator, id, ct), answer => answer.Value is not null);

    public Task<QlikAnswer<QlikList<Automation>>> FindAsync(string name, CancellationToken ct) =>
        tenant.AsRotator.ListAsync<Automation>($"{_path}?filter={Filter($"name eq {QlikPath.Quoted(name)}")}&limit=200", ct);

    public Task<QlikAnswer<QlikList<Automation>>> ListTriggeredAsync(CancellationToken ct) =>
        tenant.AsRotator.ListAsync<Automation>($"{_path}?filter={Filter("runMode eq \"triggered\"")}&limit=200", ct);

    /// <summary>Not idempotent. The answer has the new id and nothing else.</summary>
    public Task<QlikAnswer<AutomationCopyMade>> CopyAsync(QlikClient owner, string id, string name, CancellationToken ct) =>
        owner.ReadAsync<AutomationCopyMade>(
            QlikRequest.Post($"{PathOf(id)}/actions/copy", new { name }),
            made => made.Id is not null,
            ct
        );

    public Task<QlikAnswer> MoveAsync(QlikClient owner, string id, string spaceId, CancellationToken ct) =>
        owner.SendAsync(QlikRequest.Post($"{PathOf(id)}/actions/change-space", new { spaceId }), ct);

    /// <summary>Also gives a disabled automation a new token, as has been seen: read the token afterwards.</summary>
    public Task<QlikAnswer> EnableAsync(QlikClient owner, string id, CancellationToken ct) =>
        owner.SendAsync(QlikRequest.Post($"{PathOf(id)}/actions/enable"), ct);

    /// <summary>Names everything that is not the workspace, because what is left out may be reset.</summary>
    public Task<QlikAnswer> UpdateAsync(QlikClient owner, string id, string name, Automation like, CancellationToken ct) =>
        owner.SendAsync(
            QlikRequest.Put(
                PathOf(id),
                new
                {
                    name,
                    description = like.Description ?? "",
                    maxConcurrentRuns = like.MaxConcurrentRuns ?? 1,
                }
            ),
            ct
        );

    public Task<QlikAnswer> DeleteAsync(QlikClient owner, string id, CancellationToken ct) =>
        owner.SendAsync(QlikRequest.Delete(PathOf(id)), ct);

    /// <summary>The newest run, if there was any.</summary>
    public Task<QlikAnswer<QlikPage<AutomationRun>>> ReadNewestRunAsync(QlikClient owner, string id, CancellationToken ct) =>
        owner.GetAsync<QlikPage<AutomationRun>>($"{PathOf(id)}/runs?sort=-startTime&limit=1", ct);

    private string PathOf(string id) => $"{_path}/{QlikPath.Escaped(id)}";

    private static string Filter(string expression) => QlikPath.Escaped(expression);
}
