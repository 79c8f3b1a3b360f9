using QlikRotator.Core;

namespace QlikRotator.Azure.KeyVault.Connections;

/// <summary>What a vault gave, or what it said no to.</summary>
internal sealed record VaultAnswer<T>(T? Value, Reason? Problem)
    where T : class;
