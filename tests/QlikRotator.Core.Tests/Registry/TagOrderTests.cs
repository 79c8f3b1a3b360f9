using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Registry;

/// <summary>What a person says by a tag while the next version is made.</summary>
public sealed class TagOrderTests
{
    private static readonly Dictionary<string, string> Read = new()
    {
        [ManagedTags.Source] = "api-key",
        [ManagedTags.Tenant] = "acme.eu.qlikcloud.com",
        [ManagedTags.Hold] = "person",
    };

    [Fact]
    public void WithOrders_PausedAndReleased_BothAreTaken()
    {
        var now = new Dictionary<string, string> { [ManagedTags.Source] = "api-key", [ManagedTags.Schedule] = "paused" };

        var tags = ManagedTags.WithOrders(Read, now);

        tags[ManagedTags.Schedule].ShouldBe("paused");
        tags.ShouldNotContainKey(ManagedTags.Hold);
        tags[ManagedTags.Tenant].ShouldBe("acme.eu.qlikcloud.com", "whose it is stays as it was looked at");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public void WithOrders_TagsTakenOff_EndNoHold(string? source)
    {
        var now = new Dictionary<string, string>();
        if (source is not null)
        {
            now[ManagedTags.Source] = source;
        }

        ManagedTags.WithOrders(Read, now)[ManagedTags.Hold].ShouldBe("person");
    }
}
