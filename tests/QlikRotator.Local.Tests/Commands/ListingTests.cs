using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Tests.Commands;

public sealed class ListingTests
{
    [Fact]
    public void Write_MoreThanFitsBeside_RestBelowWithItsName()
    {
        var listing = new Listing("secret", "family", "tenant", "why");
        var why = "The value is older than the ninety days that its policy allows, and it was due three days ago.";
        listing.Add("reporting-client", "oauth-client-secret", "acme.eu.qlikcloud.com", why);
        listing.Add("late", "api-key", "acme.eu.qlikcloud.com", null);

        var lines = Write(listing);

        lines.ShouldBe([
            "secret            family               tenant",
            "reporting-client  oauth-client-secret  acme.eu.qlikcloud.com",
            "    why: The value is older than the ninety days that its policy allows, and it",
            "    was due three days ago.",
            "late              api-key              acme.eu.qlikcloud.com",
        ]);
    }

    [Fact]
    public void Write_WhatFits_OneLineEach()
    {
        var listing = new Listing("a", "b");
        listing.Add("one", "two");

        Write(listing).ShouldBe(["a    b", "one  two"]);
    }

    private static string[] Write(Listing listing)
    {
        using var output = new StringWriter();
        listing.Write(new Terminal(output, TextWriter.Null, json: false, attended: false));
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
