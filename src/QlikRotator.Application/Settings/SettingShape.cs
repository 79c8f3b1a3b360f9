using Microsoft.Extensions.Configuration;

namespace QlikRotator.Application.Settings;

/// <summary>
/// Compares what is written with the option classes, before anything is bound: the binder stops at the first text it cannot
/// read and passes over names that it does not know, so a typing error would be found one start at a time, or never.
/// </summary>
internal sealed class SettingShape(SettingProblems problems)
{
    private readonly Dictionary<string, string?> _usable = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Everything that can be bound. Empty texts are left out: they mean "not set".</summary>
    public IReadOnlyDictionary<string, string?> Usable => _usable;

    public void Read(IConfigurationSection section, Type type)
    {
        if (SettingText.IsText(type))
        {
            ReadText(section, type);
        }
        else if (!string.IsNullOrEmpty(section.Value))
        {
            problems.Add(section.Path, "is one text where a group of settings belongs");
        }
        else if (type.IsArray || type.IsGenericType)
        {
            ReadCollection(section, type);
        }
        else
        {
            ReadGroup(section, type);
        }
    }

    private void ReadText(IConfigurationSection section, Type type)
    {
        if (section.GetChildren().Any())
        {
            problems.Add(section.Path, "is a group of settings where one text belongs");
        }
        else if (string.IsNullOrWhiteSpace(section.Value))
        {
            return;
        }
        else if (SettingText.Problem(section.Value, type) is { } problem)
        {
            problems.Add(section.Path, problem);
        }
        else
        {
            _usable[section.Path] = section.Value;
        }
    }

    private void ReadCollection(IConfigurationSection section, Type type)
    {
        var isList = type.IsArray || type.GetGenericTypeDefinition() == typeof(IList<>);
        var children = section.GetChildren().ToList();
        if (isList && children.Where((child, index) => child.Key != $"{index}").FirstOrDefault() is { } misnamed)
        {
            problems.Add(misnamed.Path, "is no entry of a list: entries are numbered 0, 1, 2 with none left out");
        }

        if (children.Count == 0 && section.Value is { } written)
        {
            _usable[section.Path] = written;
        }

        children.ForEach(child => Read(child, type.GetElementType() ?? type.GetGenericArguments()[^1]));
    }

    private void ReadGroup(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var setting = Array.Find(
                type.GetProperties(),
                property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)
            );
            if (setting is null)
            {
                problems.Add(
                    child.Path,
                    $"is no setting; known here: {string.Join(", ", type.GetProperties().Select(p => p.Name))}"
                );
            }
            else
            {
                Read(child, setting.PropertyType);
            }
        }
    }
}
