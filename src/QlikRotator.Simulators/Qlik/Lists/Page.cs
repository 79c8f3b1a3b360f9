using System.Globalization;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Lists;

/// <summary>One page of a list and the links around it.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, object Links);

/// <summary>Cutting of pages, by limit and cursor.</summary>
internal static class Page
{
    /// <summary>Cuts the page that the call asks for; null where limit, sort or cursor is not valid.</summary>
    public static Page<T>? Cut<T>(
        ApiCall call,
        ListRules rules,
        IEnumerable<T> items,
        IReadOnlyDictionary<string, Func<T, string>> fields
    )
        where T : IListed
    {
        var sort = Sort.Parse(call.Query("sort"), rules.Sort);
        if (LimitOf(call, rules) is not { } limit || !fields.TryGetValue(sort.Field, out var field))
        {
            return null;
        }

        var places = items.Select(item => new Place<T>(item, new Keyset(field(item), item.Sequence)));
        var ordered = places
            .Order(Comparer<Place<T>>.Create((a, b) => a.Key.PlaceAgainst(b.Key) * (sort.Descending ? -1 : 1)))
            .ToList();
        return Window(call, rules, ordered, sort.Descending) is { } start ? Build(call, rules, ordered, start, limit) : null;
    }

    private static int? LimitOf(ApiCall call, ListRules rules)
    {
        if (call.Query("limit") is not { } text)
        {
            return rules.Limit == 0 ? int.MaxValue : rules.Limit;
        }

        var valid = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        return valid && limit >= 1 && limit <= rules.MaxLimit ? limit : null;
    }

    // The index of the page's first item; a negative one counts a page that ends there (previous).
    private static Start? Window<T>(ApiCall call, ListRules rules, List<Place<T>> ordered, bool descending)
        where T : IListed
    {
        var next = call.Query(rules.Next);
        var previous = rules.Previous is null ? null : call.Query(rules.Previous);
        if (next is null && previous is null)
        {
            return new Start(0, EndsThere: false);
        }

        if ((next is not null && previous is not null) || CursorOf(rules, ordered, next ?? previous!) is not { } cursor)
        {
            return null;
        }

        var direction = descending ? -1 : 1;
        var index = ordered.FindIndex(place => place.Key.PlaceAgainst(cursor) * direction > (next is null ? -1 : 0));
        return new Start(index < 0 ? ordered.Count : index, EndsThere: next is null);
    }

    private static Keyset? CursorOf<T>(ListRules rules, List<Place<T>> ordered, string cursor)
        where T : IListed => rules.CursorIsId ? ordered.Find(place => place.Item.Id == cursor)?.Key : Keyset.Parse(cursor);

    private static Page<T> Build<T>(ApiCall call, ListRules rules, List<Place<T>> ordered, Start start, int limit)
        where T : IListed
    {
        var first = start.EndsThere ? Math.Max(0, start.Index - limit) : start.Index;
        var places = ordered.Skip(first).Take(start.EndsThere ? start.Index - first : limit).ToList();
        var more = places.Count > 0 && first + places.Count < ordered.Count;
        var links = new
        {
            self = new { href = LinkTo<T>(call, rules, null, null) },
            next = more ? new { href = LinkTo(call, rules, rules.Next, places[^1]) } : null,
            prev = rules.Previous is not null && first > 0 && places.Count > 0
                ? new { href = LinkTo(call, rules, rules.Previous, places[0]) }
                : null,
        };
        return new Page<T>([.. places.Select(place => place.Item)], links);
    }

    private static string LinkTo<T>(ApiCall call, ListRules rules, string? parameter, Place<T>? place)
        where T : IListed
    {
        var kept = call.Request.Query.Where(pair => pair.Key != rules.Next && pair.Key != rules.Previous);
        var query = QueryString.Create(kept);
        query = parameter is null ? query : query.Add(parameter, rules.CursorIsId ? place!.Item.Id : place!.Key.ToCursor());
        return call.Tenant.Link(rules.Path + query.ToUriComponent());
    }

    private sealed record Place<T>(T Item, Keyset Key);

    private sealed record Start(int Index, bool EndsThere);
}
