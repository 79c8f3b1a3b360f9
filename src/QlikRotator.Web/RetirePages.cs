using Microsoft.AspNetCore.Http;
using QlikRotator.Web.Pages.Holds;
using QlikRotator.Web.Pages.Left;

namespace QlikRotator.Web;

/// <summary>Pages on which a person lets old credentials die, beside those of <see cref="RotatorPages"/>.</summary>
public sealed class RetirePages
{
    private readonly ReleasePage _release;
    private readonly RetirePage _retire;

    internal RetirePages(ReleasePage release, RetirePage retire)
    {
        _release = release;
        _retire = retire;
    }

    /// <summary><c>GET /release?secret=…&amp;secret=…</c> asks; <c>POST /release</c> does it.</summary>
    public Task<IResult> ReleaseAsync(HttpRequest request, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _release.ReleaseAsync(request, ct) : _release.ShowAsync(request, ct);

    /// <summary><c>GET /retire?secret=…&amp;credential=…</c> asks; <c>POST /retire</c> does it.</summary>
    public Task<IResult> RetireAsync(HttpRequest request, CancellationToken ct) =>
        HttpMethods.IsPost(request.Method) ? _retire.RetireAsync(request, ct) : _retire.ShowAsync(request, ct);
}
