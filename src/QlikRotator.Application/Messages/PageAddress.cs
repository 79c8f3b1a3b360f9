namespace QlikRotator.Application.Messages;

/// <summary>Where people reach the pages; without a configured address messages carry no links.</summary>
public sealed class PageAddress(IPageRoot pages)
{
    public const string TokenParameter = "token";

    public Uri? Of(string path)
    {
        var root = pages.Address;
        return root is null ? null : new Uri(new Uri(root.AbsoluteUri.TrimEnd('/') + "/"), path);
    }

    public Uri? WithToken(string path, string token) =>
        Of(path) is { } page ? new UriBuilder(page) { Query = $"{TokenParameter}={token}" }.Uri : null;
}
