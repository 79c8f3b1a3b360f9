using QlikRotator.Application.Adopting;
using QlikRotator.Application.Discovering;

namespace QlikRotator.Application.Tests.Discovering;

public sealed class AdoptionRowsTests
{
    private static readonly DiscoveredResource Client = new(
        "oauth-client-secret",
        "client1",
        "Nightly – Reload (EU)",
        "hint1",
        null,
        null,
        null,
        DiscoveryState.Unmanaged,
        null
    );

    [Theory]
    [InlineData("oauth-client-secret", "client1", "hint1")]
    [InlineData("api-key", "user1", "client1")]
    [InlineData("execution-token", "client1", null)]
    public void Of_EachFamily_IsARowThatAdoptReads(string kind, string id, string? credential)
    {
        var order = Read(Client with { Family = kind, Owner = "user1" }).ShouldHaveSingleItem();

        (order.Secret, order.Source, order.Tenant).ShouldBe(("acme-nightly-reload-eu", kind, "acme.eu.qlikcloud.com"));
        (order.ResourceId, order.Credential).ShouldBe((id, credential));
    }

    [Fact]
    public void Of_SameNames_AreToldApart() =>
        Read(Client, Client with { Id = "client2", Name = "NIGHTLY reload eu" }, Client with { Id = "client3" })
            .Select(one => one.Secret)
            .ShouldBe(["acme-nightly-reload-eu", "acme-nightly-reload-eu-2", "acme-nightly-reload-eu-3"]);

    [Fact]
    public void Of_NameOfNothingButSigns_StillHasOne() =>
        Read(Client with { Name = "…" }).ShouldHaveSingleItem().Secret.ShouldBe("acme");

    [Theory]
    [InlineData(DiscoveryState.Managed, "oauth-client-secret")]
    [InlineData(DiscoveryState.Own, "oauth-client-secret")]
    [InlineData(DiscoveryState.Left, "oauth-client-secret")]
    [InlineData(DiscoveryState.Unmanaged, "data-connection")]
    [InlineData(DiscoveryState.Unmanaged, "api-key")]
    public void Of_WhatNobodyCanAdopt_IsLeftOut(DiscoveryState state, string kind) =>
        AdoptionRows.Of([Tenant(Client with { State = state, Family = kind })]).ShouldBeEmpty();

    private static IReadOnlyList<AdoptionOrder> Read(params DiscoveredResource[] found)
    {
        var lines = AdoptionRows.Of([Tenant(found)]).Prepend(AdoptionRows.Columns).Select(row => string.Join(',', row));
        return AdoptionFile.ReadCsv(new StringReader(string.Join('\n', lines))).Orders;
    }

    private static TenantDiscovery Tenant(params DiscoveredResource[] found) => new("acme.eu.qlikcloud.com", found, null, []);
}
