using QlikRotator.TestSupport.Azurite;

namespace QlikRotator.Durable.Tests.World;

internal sealed record StorageAccount(string Name, string ConnectionString, AccessLog Log);
