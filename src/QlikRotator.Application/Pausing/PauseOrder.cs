using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Pausing;

/// <param name="Secret">Name of a managed secret, or <c>vault/name</c>.</param>
/// <param name="By">Recorded.</param>
/// <param name="Why">Recorded; null for no reason given.</param>
public sealed record PauseOrder(string Secret, string By, string? Why);

/// <param name="Secret">Null where none was found.</param>
/// <param name="Done">It is as it was asked for, whether this changed anything or not.</param>
public sealed record PauseResult(SecretReference? Secret, bool Done, Reason Reason);
