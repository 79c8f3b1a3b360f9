namespace QlikRotator.Application.Settings;

/// <summary>Nobody can be two people, and every entry names somebody.</summary>
internal static class PersonChecks
{
    private const string Group = $"{RotatorOptions.Section}:{nameof(RotatorOptions.People)}";

    public static void Check(RotatorOptions options, SettingProblems problems)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < options.People.Count; index++)
        {
            Check(options.People[index], $"{Group}:{index}", seen, problems);
        }
    }

    private static void Check(PersonOptions person, string at, HashSet<string> seen, SettingProblems problems)
    {
        problems.AddIf(string.IsNullOrWhiteSpace(person.Name), $"{at}:Name", "is missing");
        problems.AddIf(
            person.ObjectId is not null && !Guid.TryParse(person.ObjectId, out _),
            $"{at}:ObjectId",
            "is no object id, such as 00000000-0000-0000-0000-000000000000"
        );
        CheckOnce(person.Name, $"{at}:Name", seen, problems);
        CheckOnce(person.ObjectId, $"{at}:ObjectId", seen, problems);
        for (var index = 0; index < person.Aliases.Count; index++)
        {
            CheckOnce(person.Aliases[index], $"{at}:Aliases:{index}", seen, problems);
        }
    }

    private static void CheckOnce(string? known, string setting, HashSet<string> seen, SettingProblems problems) =>
        problems.AddIf(
            !string.IsNullOrWhiteSpace(known) && !seen.Add(known.Trim()),
            setting,
            "names somebody who is listed already"
        );
}
