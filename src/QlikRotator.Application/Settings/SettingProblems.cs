namespace QlikRotator.Application.Settings;

/// <summary>Everything that is wrong with the settings, one sentence per setting, each with the setting's full name.</summary>
internal sealed class SettingProblems
{
    private readonly List<string> _sentences = [];
    private readonly HashSet<string> _named = new(StringComparer.OrdinalIgnoreCase);

    public SettingProblems() { }

    /// <summary>Goes on from what was found before, which stays as it is.</summary>
    public SettingProblems(SettingProblems before)
    {
        _sentences.AddRange(before._sentences);
        _named.UnionWith(before._named);
    }

    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>The first problem of a setting is the one to mend first: later ones follow from it.</summary>
    public void Add(string setting, string problem)
    {
        if (_named.Add(setting))
        {
            _sentences.Add($"{setting}: {problem}.");
        }
    }

    public void AddIf(bool wrong, string setting, string problem)
    {
        if (wrong)
        {
            Add(setting, problem);
        }
    }
}
