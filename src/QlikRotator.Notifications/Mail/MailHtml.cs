using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using QlikRotator.Notifications.Channels;

namespace QlikRotator.Notifications.Mail;

/// <summary>The letter's component to text. It is given no services: what it shows is in the delivery.</summary>
internal static class MailHtml
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    public static async Task<string> OfAsync(NoticeDelivery delivery)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MailView.Notice)] = delivery.Notice,
            [nameof(MailView.Page)] = delivery.Page,
        };
        await using var renderer = new HtmlRenderer(NoServices, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MailView>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }
}
