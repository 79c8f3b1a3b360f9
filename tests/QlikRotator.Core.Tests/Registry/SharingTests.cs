using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Registry;

public sealed class SharingTests
{
    [Fact]
    public void SharedSlots_TwoSecretsOnOnePlace_AreNamed()
    {
        var shared = Sharing.SharedSlots([With("one", "tenant-email:sendgrid"), With("two", "tenant-email:sendgrid")]);

        var place = shared.ShouldHaveSingleItem();
        place.Secrets.Select(secret => secret.Name).ShouldBe(["one", "two"]);
        place.Reason.Code.ShouldBe("SharedSlot");
        place.Reason.Message.ShouldContain("tenant-email:sendgrid");
    }

    /// <summary>Other places, other properties of one place, and consumers that are only told of a version.</summary>
    [Theory]
    [InlineData("data-connection:a#/password", "data-connection:b#/password")]
    [InlineData("data-connection:a#/password", "data-connection:a#/token")]
    [InlineData("data-connection:a@other.eu.qlikcloud.com#/password", "data-connection:a#/password")]
    [InlineData("webhook:https://hooks.contoso.example/reload", "webhook:https://hooks.contoso.example/reload")]
    public void SharedSlots_PlacesThatDoNotCollide_AreNone(string one, string other) =>
        Sharing.SharedSlots([With("one", one), With("two", other)]).ShouldBeEmpty();

    [Fact]
    public void SharedSlots_OneSecretTwiceInOnePlace_IsItsOwnMatter() =>
        Sharing.SharedSlots([With("one", "tenant-email:a", "tenant-email:a")]).ShouldBeEmpty();

    private static ManagedSecret With(string name, params string[] slots) =>
        new(
            new(new Uri("https://contoso.vault.azure.net"), name, "1"),
            "api-key",
            "acme.eu.qlikcloud.com",
            "owner",
            null,
            "default",
            [
                .. slots.Select(slot =>
                    SlotReference.TryParse(slot, out var parsed) ? parsed! : throw new InvalidOperationException(slot)
                ),
            ],
            DateTimeOffset.UnixEpoch,
            null,
            true,
            null,
            null
        );
}
