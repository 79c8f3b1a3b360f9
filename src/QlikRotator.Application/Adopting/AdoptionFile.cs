using Microsoft.VisualBasic.FileIO;
using QlikRotator.Core;
using QlikRotator.Core.Registry;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace QlikRotator.Application.Adopting;

/// <summary>Either the orders of a file or what is wrong with it, with the line.</summary>
public sealed record AdoptionList(IReadOnlyList<AdoptionOrder> Orders, Reason? Problem);

/// <summary>
/// Reads many orders from CSV (first line: column names) or YAML (a list of maps). Columns: secret, source, tenant, id,
/// credential, policy, slots (in CSV separated by spaces around a bar), hold (person, none, or a day). Values never come from a file: they are in the vault.
/// </summary>
public static class AdoptionFile
{
    private static readonly string[] Required = ["secret", "source", "tenant", "id"];
    private static readonly string[] Optional = ["credential", "policy", "slots", "hold"];

    public static AdoptionList Read(string path)
    {
        using var reader = File.OpenText(path);
        return Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) ? ReadCsv(reader) : ReadYaml(reader);
    }

    public static AdoptionList ReadCsv(TextReader text)
    {
        using var csv = new TextFieldParser(text) { TextFieldType = FieldType.Delimited };
        csv.SetDelimiters(",");
        try
        {
            var columns = csv.ReadFields() ?? [];
            if (
                columns.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is
                { } twice
            )
            {
                return Bad($"the column '{twice.Key}' is there twice");
            }

            var rows = new List<Dictionary<string, string>>();
            while (csv.ReadFields() is { } fields)
            {
                rows.Add(
                    columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.OrdinalIgnoreCase)
                );
            }

            return Orders(rows);
        }
        catch (MalformedLineException)
        {
            return Bad($"line {csv.ErrorLineNumber} is not CSV");
        }
    }

    public static AdoptionList ReadYaml(TextReader text)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        try
        {
            var rows = yaml.Deserialize<List<Dictionary<string, string>?>>(text) ?? [];
            return rows.IndexOf(null) is >= 0 and var empty ? Bad($"entry {empty + 1} is empty") : Orders(rows!);
        }
        catch (YamlException wrong)
        {
            return Bad($"line {wrong.Start.Line} is not a list of maps of texts");
        }
    }

    private static AdoptionList Orders(IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var problems = new List<string>();
        foreach (var (number, row) in rows.Index())
        {
            var missing = Required
                .Where(name => name != "id" || AdoptionOrder.NeedsId(Text(row, "source")))
                .Where(name => string.IsNullOrWhiteSpace(row.GetValueOrDefault(name)))
                .ToList();
            var unknown = row.Keys.Except([.. Required, .. Optional], StringComparer.OrdinalIgnoreCase).ToList();
            var wrong = Lacking(missing).Concat(Unheard(unknown)).Concat(WrongHold(row)).ToList();
            if (wrong.Count > 0)
            {
                problems.Add($"entry {number + 1} {string.Join(" and ", wrong)}");
            }
        }

        return problems.Count > 0 ? Bad(string.Join("; ", problems)) : new AdoptionList([.. rows.Select(Order)], null);
    }

    private static IEnumerable<string> Lacking(List<string> missing) =>
        missing.Count == 0 ? [] : [$"has no {string.Join(", ", missing)}"];

    private static IEnumerable<string> Unheard(List<string> unknown) =>
        unknown.Count == 0
            ? []
            : [$"has {string.Join(", ", unknown)}, which is none of {string.Join(", ", [.. Required, .. Optional])}"];

    private static IEnumerable<string> WrongHold(IReadOnlyDictionary<string, string> row) =>
        Text(row, "hold") is { } text && HoldWish.Read(text) is null
            ? ["has a hold that is none of 'person', 'none' and a day such as 2027-01-31"]
            : [];

    private static AdoptionOrder Order(IReadOnlyDictionary<string, string> row) =>
        new(
            row["secret"],
            row["source"],
            row["tenant"],
            Text(row, "id") ?? "",
            Text(row, "credential"),
            Text(row, "policy") ?? ManagedTags.DefaultPolicy,
            Text(row, "slots")?.Split(" | ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Value: null
        )
        {
            Hold = Text(row, "hold") is { } hold ? HoldWish.Read(hold)! : HoldWish.Usual,
        };

    private static string? Text(IReadOnlyDictionary<string, string> row, string name) =>
        row.GetValueOrDefault(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static AdoptionList Bad(string what) =>
        new([], new Reason(ApplicationCodes.BadFile, $"The file cannot be used: {what}."));
}
