using Microsoft.Extensions.Configuration;
using QlikRotator.Local.Demo;

namespace QlikRotator.Local.Tests.Demo;

public sealed class DemoSettingsFileTests
{
    [Fact]
    public async Task Write_OfTheWholeEstate_ReadsAsItsSettingsAndHoldsNoValue()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var estate = await DemoEstate.StartWithTiersAsync(ct);
        using var folder = new DemoFolder();
        var settings = estate.Settings(folder.Path);

        var file = await DemoSettingsFile.WriteAsync(folder.Path, settings, ct);

        var read = new ConfigurationBuilder().AddJsonFile(file).Build();
        read.AsEnumerable()
            .Where(HasValue)
            .ShouldBe(settings.GetSection("Rotator").AsEnumerable().Where(HasValue), ignoreOrder: true);
        var text = await File.ReadAllTextAsync(file, ct);
        estate.ValuesInPlay().ShouldNotBeEmpty();
        estate.ValuesInPlay().ShouldAllBe(value => !text.Contains(value, StringComparison.Ordinal));
    }

    private static bool HasValue(KeyValuePair<string, string?> one) => one.Value is not null;
}
