namespace QlikRotator.Core.Registry;

/// <summary>A credential that was alive at the resource, as a person is shown it who has to say which one is meant.</summary>
public sealed record CandidateCredential(string Id, DateTimeOffset? CreatedAt, string? CreatedBy);
