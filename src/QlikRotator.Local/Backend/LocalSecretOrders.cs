using QlikRotator.Application.Pausing;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Settings;
using QlikRotator.Core;
using QlikRotator.Core.Workflow;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

internal sealed class LocalSecretOrders(
    SchedulePauses pauses,
    HoldRelease release,
    LeftCredential left,
    LeftRetirement retirement,
    People people
) : ISecretOrders
{
    public async Task<BulkAnswers> PauseAsync(BulkKind kind, IReadOnlyList<string> secrets, string? why, CancellationToken ct)
    {
        var answers = new List<BulkAnswer>();
        foreach (var secret in secrets.Distinct(StringComparer.Ordinal))
        {
            answers.Add(await PauseAsync(kind, new PauseOrder(secret, Person.Here, why), ct));
        }

        return new(answers);
    }

    public Task<ReleaseAnswer> ReleaseAsync(ReleaseOrder order, CancellationToken ct) => release.ReleaseAsync(order, ct);

    public async Task<Result<RetireAnswer>> RetireAsync(RetireWish wish, CancellationToken ct)
    {
        if (!(await left.FindAsync(wish.Secret, wish.CredentialId, ct)).TryGet(out var one, out var problem))
        {
            return problem;
        }

        var named = wish.As ?? Person.Here;
        var identity = people.NameOf(named);
        var by = named == Person.Here ? identity : $"{identity}, by {Person.Here} on the command line";
        var order = new RetireOrder(one.Secret, wish.CredentialId, by, IsPerson: true) { Identity = identity };
        var answer = await retirement.RetireAsync(order, ct);
        return answer.Kind == RetireKind.Kept ? answer.Reason : answer;
    }

    /// <summary>One that cannot be reached stops none of the others.</summary>
    private async Task<BulkAnswer> PauseAsync(BulkKind kind, PauseOrder order, CancellationToken ct)
    {
        try
        {
            var result = kind == BulkKind.Pause ? await pauses.PauseAsync(order, ct) : await pauses.ResumeAsync(order, ct);
            return new(order.Secret, result.Secret, result.Done, null, result.Reason);
        }
        catch (TryAgainException outage)
        {
            return new(order.Secret, null, Done: false, null, outage.Reason);
        }
    }
}
