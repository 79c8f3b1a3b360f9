namespace QlikRotator.Application.Settings;

/// <summary>One person under all the names they go by. Whoever is not listed goes by one name only.</summary>
public sealed class PersonOptions
{
    /// <summary>The name on lists of approvers: a mail address, where letters are to reach them.</summary>
    public string Name { get; init; } = "";

    /// <summary>Their object id in the directory, by which the platform's sign-in is matched: names can be given to somebody else.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Further names: other addresses, or <c>user@machine</c>.</summary>
    public IList<string> Aliases { get; init; } = [];
}
