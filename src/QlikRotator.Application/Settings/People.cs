using Microsoft.Extensions.Options;

namespace QlikRotator.Application.Settings;

/// <summary>Who is who: all names of one person are one name, so that nobody answers their own request under another one.</summary>
public sealed class People
{
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    public People(IOptions<RotatorOptions> options)
    {
        foreach (var person in options.Value.People)
        {
            foreach (var known in person.Aliases.Append(person.Name).Append(person.ObjectId ?? ""))
            {
                _names[known.Trim()] = person.Name.Trim();
            }
        }
    }

    /// <summary>The one name of whoever goes by this one; the same where nobody is listed under it.</summary>
    public string NameOf(string known) => _names.GetValueOrDefault(known.Trim()) ?? known;
}
