using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Retiring;

/// <summary>What will become of a credential that a released secret has left alive: exactly that, by the rules it will come by.</summary>
/// <param name="CredentialId">Null where nothing is left alive.</param>
/// <param name="BySweep">Whether the next sweep deletes it; otherwise somebody or something else has to.</param>
/// <param name="What">In a sentence.</param>
public sealed record AfterRelease(SecretReference Secret, string? CredentialId, bool BySweep, string What)
{
    /// <param name="left">What it has left alive.</param>
    internal static IReadOnlyList<AfterRelease> Of(SweepCandidate released, IEnumerable<CredentialRecord> left)
    {
        var secret = released.Secret.Secret;
        List<AfterRelease> all = [.. left.Where(one => one.CredentialId is not null).Select(one => Of(one, released.Policy))];
        return all.Count > 0
            ? all
            :
            [
                new(
                    secret,
                    null,
                    BySweep: false,
                    released.IsRunning
                        ? $"The rotation of {secret.Name} that is under way settles what becomes of its old credential."
                        : $"Nothing old of {secret.Name} is alive: there is nothing to delete."
                ),
            ];
    }

    private static AfterRelease Of(CredentialRecord left, PolicySettings policy)
    {
        var (name, id) = (left.Secret.Name, left.CredentialId!);
        var retire = $"the command 'retire {name} {id}'";
        var isForTheSweep = LeftRules.IsForTheSweep(left, policy);
        var what =
            isForTheSweep ? $"The next sweep deletes credential {id}, after proving what replaced it; {retire} does so now."
            : LeftRules.AsksPeople(left, policy)
                ? policy.ApprovalsNeeded > 1
                        ? $"No sweep deletes credential {id}: policy '{policy.Name}' asks {policy.ApprovalsNeeded} people first, and the next rotation of {name} asks them (the command 'rotate {name}')."
                    : $"No sweep deletes credential {id}: policy '{policy.Name}' names who may say so, {string.Join(", ", policy.Approvers)}, on the page of what is left or by {retire}."
            : policy.RetireBy == RetireBy.Expiry && left.IsProvedOurs
                ? $"Policy '{policy.Name}' leaves credential {id} to its own expiry; {retire} deletes it now."
            : left.IsProvedOurs ? $"The next rotation of {name} deletes credential {id}; {retire} does so now."
            : $"No sweep deletes credential {id}, because nothing proves whose it is: a person has to say so, on the page of what is left or by {retire}.";
        return new(left.Secret, id, isForTheSweep, what);
    }
}
