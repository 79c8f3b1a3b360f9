using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Dashboard;
using QlikRotator.Web.Pages.Html;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Benchmarks;

/// <summary>A reader asks for a page of the dashboard: filter, tally, sort, and the page's text, once the inventory is at hand.</summary>
[MemoryDiagnoser]
public class DashboardBenchmarks
{
    private TakenInventory _taken = null!;

    [Params(1_000, 10_000)]
    public int Secrets { get; set; }

    [Params("", "?tenant=t7.eu.qlikcloud.com", "?q=secret-99&state=due&page=2")]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _taken = new(new InventoryReport(Estate.Of(Secrets, tenants: 100), []), Estate.Now, TimeSpan.Zero);

    [Benchmark]
    public async Task<int> PageAsync()
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(Query.Length > 0 ? Query : null);
        var request = new PageRequest(http.Request, Visitor.Unknown, Estate.Now);
        var list = DashboardList.Of(_taken, DashboardQuery.Of(http.Request.Query));
        var page = Page.Of<DashboardView, DashboardModel>("Managed secrets", new(list, _taken, [], [], Left: 0), narrow: false);
        return (await PageRenderer.RenderAsync(page, request)).Length;
    }
}
