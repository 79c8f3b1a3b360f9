using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace QlikRotator.Web.Pages.Html;

/// <summary>Components to text. They are given no services: what they show was gathered before.</summary>
internal static class PageRenderer
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public static async Task<string> RenderAsync(Page page, PageRequest request)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Layout.Page)] = page,
            [nameof(Layout.Request)] = request,
        };
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Layout>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }
}
