using Microsoft.AspNetCore.Components;

namespace QlikRotator.Web.Pages.Html;

/// <summary>One page: what goes between the header and the footer, and how it is answered.</summary>
/// <param name="Narrow">For reading rather than for tables.</param>
/// <param name="SeeOther">Where the browser goes on instead, after something was done.</param>
public sealed record Page(string Title, RenderFragment Body, int Status = 200, bool Narrow = true, string? SeeOther = null)
{
    /// <summary>How soon a browser without scripts looks again; null for never.</summary>
    public int? RefreshAfterSeconds { get; init; }

    public static Page Of<TView, TModel>(string title, TModel model, int status = 200, bool narrow = true)
        where TView : View<TModel> => new(title, Fragment<TView, TModel>(model), status, narrow);

    /// <summary>A page that says one thing.</summary>
    public static Page Saying(string title, Tone tone, string text, int status) =>
        Of<NoteView, Note>(title, new(tone, text), status);

    public static Page GoOn(string address) => new("", _ => { }, 303, SeeOther: address);

    private static RenderFragment Fragment<TView, TModel>(TModel model)
        where TView : View<TModel> =>
        builder =>
        {
            builder.OpenComponent(0, typeof(TView));
            builder.AddComponentParameter(1, nameof(View<>.Model), model);
            builder.CloseComponent();
        };
}
