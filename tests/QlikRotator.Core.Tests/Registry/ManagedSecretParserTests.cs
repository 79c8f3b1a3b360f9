using System.Globalization;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Tests.Registry;

public sealed class ManagedSecretParserTests
{
    [Fact]
    public void Parse_EveryMissingTag_IsNamedAtOnce()
    {
        var parsed = ManagedSecretParser.Parse(Version(new() { [ManagedTags.Source] = "api-key", ["qlik-slot-2"] = "nonsense" }));

        parsed.Value.ShouldBeNull();
        parsed.Problem!.Code.ShouldBe("BadTags");
        parsed.Problem.Message.ShouldContain(ManagedTags.Tenant);
        parsed.Problem.Message.ShouldContain(ManagedTags.ResourceId);
        parsed.Problem.Message.ShouldContain("qlik-slot-2");
    }

    [Fact]
    public void Parse_NoPolicyTag_MeansDefault()
    {
        var parsed = ManagedSecretParser.Parse(Version(Minimal()));

        parsed.Value!.Policy.ShouldBe("default");
        parsed.Value.CredentialId.ShouldBeNull();
        parsed.Value.Slots.ShouldBeEmpty();
    }

    /// <summary>Leases, the register and the inventory go by it: two ways to write one host must not be two tenants.</summary>
    [Fact]
    public void Parse_TenantInCapitals_IsTheSameTenant()
    {
        var tags = Minimal();
        var small = ManagedSecretParser.Parse(Version(tags)).Value!;
        tags[ManagedTags.Tenant] = tags[ManagedTags.Tenant].ToUpperInvariant();

        var parsed = ManagedSecretParser.Parse(Version(tags)).Value!;

        parsed.Tenant.ShouldBe(small.Tenant);
        ResourceKey.Of(parsed).ShouldBe(ResourceKey.Of(small));
        LeaseStore.NamesFor(parsed).ShouldBe(LeaseStore.NamesFor(small));
    }

    [Fact]
    public void Parse_ExternalWithoutAnId_IsItsOwnResource()
    {
        var tags = Minimal();
        tags[ManagedTags.Source] = ManagedTags.External;
        tags.Remove(ManagedTags.ResourceId);

        ManagedSecretParser.Parse(Version(tags)).Value!.ResourceId.ShouldBe(Some.Reference.Name);
    }

    [Theory]
    [InlineData("person", "2099-01-01", true)]
    [InlineData("2027-01-31", "2027-01-30", true)]
    [InlineData("2027-01-31", "2027-01-31", false)]
    public void Parse_Hold_IsInForceUntilItsDay(string tag, string today, bool isHeld)
    {
        var tags = Minimal();
        tags[ManagedTags.Hold] = tag;

        var secret = ManagedSecretParser.Parse(Version(tags)).Value!;

        (secret.HoldAt(DateTimeOffset.Parse($"{today}T00:00:00Z", CultureInfo.InvariantCulture)) is not null).ShouldBe(isHeld);
        secret.Hold!.ToString().ShouldBe(tag);
    }

    /// <summary>A hold that cannot be read is no hold to overlook: the secret cannot be managed until it is corrected.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("31.01.2027")]
    public void Parse_HoldThatIsNone_IsNamed(string tag)
    {
        var tags = Minimal();
        tags[ManagedTags.Hold] = tag;

        ManagedSecretParser.Parse(Version(tags)).Problem!.Message.ShouldContain("tag qlik-hold is neither");
    }

    [Fact]
    public void Next_CarriesEverythingOn_AndReplacesWhatIsNew()
    {
        var old = Minimal();
        old["owner"] = "finance";
        old[ManagedTags.Credential] = "hint1";

        var next = ManagedTags.Next(old, "v1", "rotation", "hint2");

        next["owner"].ShouldBe("finance");
        next[ManagedTags.Credential].ShouldBe("hint2");
        next[ManagedTags.Replaces].ShouldBe("v1");
        next[ManagedTags.Rotation].ShouldBe("rotation");
    }

    private static Dictionary<string, string> Minimal() =>
        new()
        {
            [ManagedTags.Source] = "api-key",
            [ManagedTags.Tenant] = "acme.eu.qlikcloud.com",
            [ManagedTags.ResourceId] = "user",
        };

    private static SecretVersionInfo Version(Dictionary<string, string> tags) =>
        new(Some.Reference.At("v1"), tags, Some.Now, null, true, null);
}
