using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Adopting;

/// <summary>Everything that issuing at adoption works on.</summary>
/// <param name="Secret">As it will be managed: no version of it exists yet.</param>
/// <param name="Request">Under whose id the attempt is recorded, the same whenever it is begun again.</param>
/// <param name="Tags">What its first version is tagged with, but for what issuing adds.</param>
internal sealed record IssueSubject(
    AdoptionOrder Order,
    ManagedSecret Secret,
    RotationRequest Request,
    IReadOnlyDictionary<string, string> Tags
)
{
    /// <summary>In place of the version that a rotation replaces.</summary>
    private const string Nothing = "none";

    public PolicySettings Policy => Request.Policy;

    public SecretVersionInfo Before => new(Secret.Newest, Tags, Secret.CreatedOn, null, true, null);

    public static string IdFor(SecretReference target) => RotationId.For(target.At(Nothing));

    public static Result<IssueSubject> Of(AdoptionOrder order, SecretReference target, PolicySettings policy, DateTimeOffset now)
    {
        var tags = new Dictionary<string, string>(order.Tags(order.Credential), StringComparer.Ordinal);
        if (order.Hold.Hold is { } hold)
        {
            tags[ManagedTags.Hold] = hold.ToString();
        }

        var draft = new SecretVersionInfo(target.At(Nothing), tags, now, null, true, null);
        return ManagedSecretParser
            .Parse(draft)
            .Map(secret => new IssueSubject(
                order,
                secret,
                new RotationRequest(
                    IdFor(target),
                    target.At(Nothing),
                    policy,
                    RotationMode.Routine,
                    RotationTrigger.Person,
                    order.By,
                    now
                ),
                tags
            ));
    }
}

/// <summary>What was found before anything was made.</summary>
/// <param name="OldId">The credential that nobody knows the value of, and that lives on; null where there is none.</param>
internal sealed record IssueOutlook(SourceState? State, string? OldId, IReadOnlyList<string> Warnings, Reason? Refusal)
{
    public static IssueOutlook No(Reason why) => new(null, null, [], why);
}
