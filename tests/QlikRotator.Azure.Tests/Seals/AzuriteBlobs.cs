using QlikRotator.Azure.Tests.Seals;
using QlikRotator.TestSupport.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteBlobs))]

namespace QlikRotator.Azure.Tests.Seals;

public sealed class AzuriteBlobs() : AzuriteService("blob");
