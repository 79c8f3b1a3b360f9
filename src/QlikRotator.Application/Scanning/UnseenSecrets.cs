using QlikRotator.Application.Inventory;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Scanning;

/// <summary>
/// Secrets of which it is not known what their newest value belongs to: they could not be read, or came off management without a word.
/// As long as that lasts, nothing of theirs is taken for unused.
/// </summary>
internal sealed class UnseenSecrets(VaultContents contents)
{
    private readonly HashSet<SecretReference> _lost = [.. contents.Lost.Select(one => one.Secret)];

    public bool Contains(SecretReference secret) => _lost.Contains(secret) || contents.Unread.Any(place => place.Covers(secret));
}
