using QlikRotator.Web.Api;

namespace QlikRotator.Functions.Tests;

/// <summary>The app in Azure answers what the description of the HTTP interface says, under the names it says.</summary>
public sealed class DescribedApiTests
{
    [Fact]
    public void Description_EveryOperation_IsAFunctionOfThatName()
    {
        var functions = FunctionsMetadata.Lines();

        ApiEndpoints.All.ShouldAllBe(one => functions.Any(line => IsIt(line, one)));
    }

    [Fact]
    public void Functions_EveryOneUnderApi_IsDescribed() =>
        FunctionsMetadata
            .Lines()
            .Where(line => line.Contains(" /api/", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0])
            .ShouldBe(
                ApiEndpoints.All.Where(one => one.Path.StartsWith("/api/", StringComparison.Ordinal)).Select(one => one.Name),
                ignoreOrder: true
            );

    private static bool IsIt(string line, ApiEndpoint one) =>
        line.Split(' ') is [var name, var methods, var path, ..]
        && name == $"{one.Name}:"
        && methods.Split('|').Contains(one.Method)
        && path == one.Path;
}
