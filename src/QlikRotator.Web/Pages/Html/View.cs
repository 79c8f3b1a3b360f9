using Microsoft.AspNetCore.Components;

namespace QlikRotator.Web.Pages.Html;

/// <summary>The part of a page between header and footer. It shows what it is given and looks for nothing itself.</summary>
public abstract class View<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>Who reads, when, and where the host has put the pages.</summary>
    [CascadingParameter]
    public PageRequest Request { get; set; } = null!;
}
