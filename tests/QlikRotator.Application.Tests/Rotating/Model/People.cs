using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>What people do to a secret, and how they answer.</summary>
internal static class People
{
    public const string Approver = "approver@contoso.example";

    /// <summary>The newest version's tags, with a credential that no managed secret holds in place of its own.</summary>
    public static IReadOnlyDictionary<string, string> Claiming(World world)
    {
        var theirs = world.Credentials.FirstOrDefault(one => one.Value.Maker is null && !world.IsHeld(one.Value.Value)).Key;
        return world.Newest.Tags.Count == 0
            ? world.Newest.Tags
            : new Dictionary<string, string>(world.Newest.Tags) { [ManagedTags.Credential] = theirs ?? "gone" };
    }

    /// <summary>Answers whatever is open. Who approves of a deletion has seen what is to be deleted.</summary>
    public static async Task AnswerAsync(World world, ApprovalStore book, string rotationId, CancellationToken ct)
    {
        if (world.Schedule.Approver is not (Model.Approver.Approves or Model.Approver.Rejects))
        {
            return;
        }

        var approves = world.Schedule.Approver == Model.Approver.Approves;
        foreach (var open in await book.ListAsync(rotationId, ct).Where(one => one.Closed is null).ToListAsync(ct))
        {
            if (approves && open.Evidence is { Gate: ApprovalGate.Retire, OldCredentialId: { } old })
            {
                world.PointedAt.Add(old);
            }

            var decision = new ApprovalDecision(Approver, approves, "model", world.Time.GetUtcNow(), "command line");
            await book.AnswerAsync(open.ApprovalId, decision, open.EvidenceHash, ct);
        }
    }
}
