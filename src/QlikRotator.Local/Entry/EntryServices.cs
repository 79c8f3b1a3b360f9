using Microsoft.AspNetCore.HostFiltering;

namespace QlikRotator.Local.Entry;

internal static class EntryServices
{
    /// <summary>The keys, and the names that the host answers to: a page that makes a name of its own point here gets nothing.</summary>
    public static IServiceCollection AddLocalEntry(this IServiceCollection services, string folder) =>
        services
            .AddSingleton(new LocalKeys(folder))
            .Configure<HostFilteringOptions>(options =>
            {
                options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
                options.AllowEmptyHosts = false;
            });

    public static void UseLocalEntry(this IApplicationBuilder app)
    {
        app.UseHostFiltering();
        app.UseMiddleware<LocalDoor>();
    }

    /// <summary>Where a person enters, once.</summary>
    public static Uri EntranceOf(this WebApplication app) =>
        AddressOf(app, "/", app.Services.GetRequiredService<LocalKeys>().Link);

    /// <summary>Where an event subscription delivers to.</summary>
    public static Uri EventsOf(this WebApplication app) =>
        AddressOf(app, "/api/events/keyvault", app.Services.GetRequiredService<LocalKeys>().Events);

    private static Uri AddressOf(WebApplication app, string path, string key) =>
        new(new Uri(app.Urls.First()), $"{path}?{LocalDoor.KeyParameter}={key}");
}
