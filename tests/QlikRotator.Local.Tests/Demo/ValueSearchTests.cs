using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Demo;

/// <summary>A search that finds nothing must be one that could have found something.</summary>
public sealed class ValueSearchTests : IDisposable
{
    private const string Value = "s3cr3t/\"value\"+with=signs";
    private readonly SharedWriter _output = new();
    private readonly DemoStage _stage;

    public ValueSearchTests() => _stage = new(new Terminal(_output, _output, json: false, attended: false));

    public void Dispose()
    {
        _stage.Dispose();
        _output.Dispose();
    }

    public static TheoryData<string> Disguises =>
        [
            Value,
            JsonSerializer.Serialize(Value),
            Uri.EscapeDataString(Value),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Value)),
        ];

    [Theory]
    [MemberData(nameof(Disguises))]
    public void Search_ValueInAFile_IsCountedInAnyDisguise(string written)
    {
        File.WriteAllText(Path.Combine(_stage.Folder, "some.log"), $"before {written} after");

        Search().ShouldBe(["some.log"]);
    }

    [Fact]
    public void Search_ValueInWideCharacters_IsCounted()
    {
        File.WriteAllBytes(Path.Combine(_stage.Folder, "dump"), Encoding.Unicode.GetBytes($"x{Value}"));

        Search().ShouldBe(["dump"]);
    }

    [Fact]
    public void Search_ValueInADatabase_IsCounted()
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_stage.Folder, "rotator.db")}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "create table t (v text); insert into t values ($v)";
            command.Parameters.AddWithValue("$v", Value);
            command.ExecuteNonQuery();
        }

        Search().ShouldBe(["rotator.db"]);
    }

    [Fact]
    public void Search_ValueOnTheScreen_IsCountedOnBothStreams()
    {
        _stage.Terminal.Say($"here it is: {Value}");
        _stage.Terminal.Error.WriteLine(Value);

        Search().ShouldBe(["standard output", "standard error"]);
    }

    [Fact]
    public void Search_ValueInATrace_IsCounted()
    {
        var services = new ServiceCollection();
        services.AddOpenTelemetry().WithTracing(traces => traces.AddSource(nameof(ValueSearchTests)));
        _stage.Capture(services);
        using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<TracerProvider>();
            using var source = new ActivitySource(nameof(ValueSearchTests));
            using var span = source.StartActivity("step");
            span!.SetTag("oops", Value);
        }

        Search().ShouldBe(["traces"]);
    }

    [Fact]
    public void Search_NothingWritten_FindsNothing() => Search().ShouldBeEmpty();

    private IEnumerable<string> Search() =>
        _stage.Search(new HashSet<string>(StringComparer.Ordinal) { Value }).Select(found => found.Place);
}
