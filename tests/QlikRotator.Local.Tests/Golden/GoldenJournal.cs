using System.Text.Json;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Journal;

namespace QlikRotator.Local.Tests.Golden;

/// <summary>A history as it is kept in a file: a journal with its JSON unfolded, so that a change shows in review.</summary>
internal sealed record GoldenJournal(IReadOnlyList<GoldenEntry> Entries, JsonElement Outcome)
{
    private static readonly JsonSerializerOptions Indented = new(RotatorJson.Options) { WriteIndented = true };

    public static GoldenJournal Of(IReadOnlyList<JournalEntry> entries, string outcome) =>
        new([.. entries.Select(GoldenEntry.Of)], GoldenEntry.Unfold(outcome));

    public static GoldenJournal Read(string file) =>
        JsonSerializer.Deserialize<GoldenJournal>(File.ReadAllText(file), RotatorJson.Options)!;

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Indented) + "\n");

    public IReadOnlyList<JournalEntry> ToJournal() => [.. Entries.Select((entry, index) => entry.ToJournal(index))];

    /// <summary>In today's words: a field that came since has its default.</summary>
    public string OutcomeText() =>
        JsonSerializer.Serialize(Outcome.Deserialize<RotationOutcome>(RotatorJson.Options), RotatorJson.Options);
}

internal sealed record GoldenEntry(JournalEntryKind Kind, string Name, DateTimeOffset At, JsonElement Input, JsonElement? Output)
{
    public static GoldenEntry Of(JournalEntry entry) =>
        new(entry.Kind, entry.Name, entry.At, Unfold(entry.Input), entry.Output is { } output ? Unfold(output) : null);

    public JournalEntry ToJournal(int index) =>
        new(index, Kind, Name, Fold(Input), Output is { } output ? Fold(output) : null, At);

    /// <summary>A step's input in today's words, as <see cref="GoldenJournal.OutcomeText"/> says the outcome.</summary>
    public string InputText()
    {
        var input = typeof(RotationSteps).GetProperty(Name)!.PropertyType.GetGenericArguments()[0];
        return JsonSerializer.Serialize(Input.Deserialize(input, RotatorJson.Options), input, RotatorJson.Options);
    }

    public static JsonElement Unfold(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    public static string Fold(JsonElement json) => JsonSerializer.Serialize(json, RotatorJson.Options);
}
