using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Ownership;

/// <summary>Records of one resource, to be varied with <c>with</c>.</summary>
internal static class Recorded
{
    public const string Rotation = "rotation";

    public static ResourceKey Resource { get; } = ResourceKey.Of(Some.Secret);

    public static ResourceRegister Register(params CredentialRecord[] records) => new(Resource, records);

    public static CredentialRecord Made(string? id, int attempt = 1, params string[] before) =>
        new(
            $"made-{Rotation}-{attempt}",
            Resource,
            id,
            Some.Reference,
            new CredentialMaker("here", Rotation, attempt, $"{Rotation}-{attempt}", before),
            Version: null,
            CredentialMapping.Created,
            id is null ? CredentialState.Intended : CredentialState.Live,
            Some.Now,
            Why: null
        )
        {
            RecordedAt = Some.Now,
        };

    public static CredentialRecord Found(string id, CredentialMapping mapping = CredentialMapping.Claimed) =>
        new($"found-{id}", Resource, id, Some.Reference, null, "v1", mapping, CredentialState.Live, Some.Now, null)
        {
            RecordedAt = Some.Now,
        };
}
