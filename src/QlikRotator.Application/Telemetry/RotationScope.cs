using System.Collections;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Telemetry;

/// <summary>What every line of a step says beside its own words: which rotation it belongs to, and of which secret.</summary>
public sealed class RotationScope(RotationRequest request) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] _values =
    [
        new("RotationId", request.RotationId),
        new("Secret", request.Subject.Name),
    ];

    public int Count => _values.Length;

    public KeyValuePair<string, object?> this[int index] => _values[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{request.RotationId} {request.Subject.Name}";
}
