using System.Text.Json;

namespace QlikRotator.Qlik.Http;

/// <param name="isComplete">False where the tenant left entries out and said so: then "not in the list" means nothing.</param>
internal sealed class QlikList<T>(IReadOnlyList<T> items, bool isComplete)
{
    public IReadOnlyList<T> Items { get; } = items;

    public bool IsComplete { get; } = isComplete;
}

/// <summary>One page as all of Qlik's lists have it. No record: entries may hold values.</summary>
internal sealed class QlikPage<T>
{
    public List<T>? Data { get; init; }

    public PageLinks? Links { get; init; }

    /// <summary>Data connections list what could be read and put the rest here.</summary>
    public JsonElement? Errors { get; init; }

    public bool IsComplete => Errors is not { ValueKind: JsonValueKind.Array } errors || errors.GetArrayLength() == 0;
}

internal sealed record PageLinks(PageLink? Next);

internal sealed record PageLink(string? Href);
