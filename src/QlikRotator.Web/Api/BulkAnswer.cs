using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Web.Api;

/// <summary>What became of one of them.</summary>
/// <param name="Named">As the caller named it.</param>
/// <param name="Secret">Left out where none was found.</param>
/// <param name="Done">Whether it is as it was asked for.</param>
/// <param name="RotationId">The rotation that this is about.</param>
/// <param name="Reason">What was done, or why it was not.</param>
public sealed record BulkAnswer(string Named, SecretReference? Secret, bool Done, string? RotationId, Reason Reason);

/// <param name="Results">One for each that was named, in the same order.</param>
public sealed record BulkAnswers(IReadOnlyList<BulkAnswer> Results);
