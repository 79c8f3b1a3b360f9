using Microsoft.AspNetCore.Http;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Html;

/// <summary>What every page needs to know about the request it answers.</summary>
public sealed record PageRequest(HttpRequest Http, Visitor Visitor, DateTimeOffset Now)
{
    /// <summary>Pages of the host's own.</summary>
    public IReadOnlyList<PageLink> Beside { get; init; } = [];

    /// <summary>The address of one of our pages, wherever the host has put them.</summary>
    public string Link(string path) => $"{Http.PathBase}/{path}";

    public string? Query(string name) => Http.Query[name].ToString() is { Length: > 0 } text ? text : null;
}
