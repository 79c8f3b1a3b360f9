using QlikRotator.Azure.Tests.Tables;
using QlikRotator.TestSupport.Azurite;

[assembly: AssemblyFixture(typeof(AzuriteTables))]

namespace QlikRotator.Azure.Tests.Tables;

public sealed class AzuriteTables() : AzuriteService("table");
