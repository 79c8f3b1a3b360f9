using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using QlikRotator.Application.Auditing;
using QlikRotator.Application.Settings;
using QlikRotator.Core;

namespace QlikRotator.Application.Tenants;

/// <summary>Reads a list of tenants as a whole: one mistake, and nothing of it is used. Pure.</summary>
internal static class TenantListText
{
    private const string Group = nameof(RotatorOptions.Tenants);
    private const string Regions = nameof(RotatorOptions.RegionClients);
    private const int MostNamed = 10;

    /// <param name="options">What the entries refer to; a host of its own tenants cannot be listed again.</param>
    public static Result<IReadOnlyList<TenantOptions>> Read(string text, RotatorOptions options)
    {
        if (text.Length > LedgerDocumentSize.MaxCharacters)
        {
            return Wrong([$"It has {text.Length:N0} characters, and {LedgerDocumentSize.MaxCharacters:N0} are the most."]);
        }

        try
        {
            using var json = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return Read(new ConfigurationBuilder().AddJsonStream(json).Build(), options);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidDataException or JsonException)
        {
            return Wrong([$"It is no JSON object: {unreadable.Message}"]);
        }
    }

    private static Result<IReadOnlyList<TenantOptions>> Read(IConfigurationRoot root, RotatorOptions options)
    {
        var problems = new SettingProblems();
        foreach (var other in root.GetChildren().Where(one => one.Key is not ("$schema" or Group or Regions)))
        {
            problems.Add(other.Path, $"means nothing here; known: {Group}, {Regions}");
        }

        var shape = new SettingShape(problems);
        shape.Read(root.GetSection(Group), typeof(IList<TenantOptions>));
        shape.Read(root.GetSection(Regions), typeof(IList<RegionClientOptions>));
        var usable = new ConfigurationBuilder().AddInMemoryCollection(shape.Usable).Build();
        var tenants = usable.GetSection(Group).Get<List<TenantOptions>>() ?? [];
        var clients = usable.GetSection(Regions).Get<List<RegionClientOptions>>() ?? [];
        problems.AddIf(tenants.Count == 0 && clients.Count == 0, Group, "names no tenant");
        var seen = options.OfSettings().Select(one => one.Host).ToHashSet(StringComparer.OrdinalIgnoreCase);
        TenantChecks.CheckAll(tenants, Group, seen, options, problems);
        RegionClientChecks.CheckAll(clients, Regions, seen, options, problems);
        var places = SignInPlace.Of(tenants, Group).Concat(SignInPlace.Of(clients, Regions));
        SignInChecks.Check(TenantChecks.PlacesOf(options).Concat(places), options, problems);
        return problems.Sentences.Count == 0
            ? (List<TenantOptions>)[.. tenants, .. clients.SelectMany(one => one.Tenants())]
            : Wrong(problems.Sentences);
    }

    private static Reason Wrong(IReadOnlyList<string> problems) =>
        new(
            ApplicationCodes.TenantListWrong,
            $"{string.Join(" ", problems.Take(MostNamed))}{(problems.Count > MostNamed ? $" And {problems.Count - MostNamed} more." : "")}"
        );
}
