namespace QlikRotator.Application.Signing;

/// <param name="KeyId">Address of the key with the version that signed.</param>
public sealed record KeySignature(Uri KeyId, byte[] Value);
