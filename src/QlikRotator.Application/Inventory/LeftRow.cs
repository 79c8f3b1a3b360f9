using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Inventory;

/// <summary>A credential that a rotation left alive and no newest version belongs to, as the API and the pages show it. Times are UTC.</summary>
/// <param name="Secret">The managed secret it was made or adopted for.</param>
/// <param name="Family">What the tag <c>qlik-source</c> of that secret says.</param>
/// <param name="Since">When it was left.</param>
/// <param name="CreatedAt">As the tenant says; null where it does not.</param>
/// <param name="Mapping">How it is known whose it is.</param>
/// <param name="IsRetiredByItself">Whether the next rotation of the secret deletes it.</param>
/// <param name="WhatToDo">For a person.</param>
public sealed record LeftRow(
    SecretReference Secret,
    string CredentialId,
    string Tenant,
    string Family,
    string ResourceId,
    DateTimeOffset Since,
    DateTimeOffset? CreatedAt,
    CredentialMapping Mapping,
    Reason? Why,
    bool IsRetiredByItself,
    string WhatToDo
)
{
    public static LeftRow Of(CredentialRecord left) =>
        new(
            left.Secret,
            left.CredentialId!,
            left.Resource.Tenant,
            left.Resource.Source,
            left.Resource.ResourceId,
            left.Since,
            left.CreatedAt,
            left.Mapping,
            left.Why,
            left.IsProvedOurs,
            WhatToDoWith(left)
        );

    /// <summary>Nothing is recommended for deletion that the register does not prove to be ours.</summary>
    private static string WhatToDoWith(CredentialRecord left) =>
        left is { IsProvedOurs: true, Why.Code: CoreCodes.Held }
            ? $"While the secret is held, point its consumers at the vault, then release it ({Command("release", left.Secret.Name)}). Once it is released or its day has come, the next sweep deletes this one; where the policy asks people, whoever it names does ({Retire(left)})."
        : left.IsProvedOurs
            ? $"Nothing: the next rotation of {left.Secret.Name} deletes it ({Command("rotate", left.Secret.Name)} begins one now)."
        : left.AlsoNamedBy is [var other, ..]
            ? $"{other} names it, too: find out which of the two uses it, and correct the tag {ManagedTags.Credential} of the other."
        : $"Nothing proves whose it is. Ask who uses it; the rotator deletes it only once a person says so, on the page of what is left or by {Retire(left)}.";

    private static string Retire(CredentialRecord left) => Command("retire", left.Secret.Name, left.CredentialId!);

    private static string Command(params string[] words) => $"the command '{string.Join(' ', words)}'";
}
