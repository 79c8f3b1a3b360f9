using QlikRotator.Core.Rotation;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Journal;

/// <summary>A rotation can be followed from its trigger to its end, in traces and in the log.</summary>
public sealed class TraceTests : IAsyncLifetime
{
    private readonly ExportedSpans _spans = new();
    private EstateRig _rig = null!;
    private DemoSubject _subject = null!;
    private string _rotation = "";

    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        _subject = _rig.Estate.Secrets[0];
        var version = _rig.Estate.Vault.Vault.Latest(_subject.Name)!.Version;
        _rotation = RotationId.For(new(_rig.Estate.Vault.Address, _subject.Name, version));
        (await _rig.RunAsync("rotate", _subject.Name, "--json")).ExitCode.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        _spans.Dispose();
        await _rig.DisposeAsync();
    }

    [Fact]
    public void Rotate_OnTheJournal_IsOneTrace() =>
        RotationSpans.ShouldTellTheWholeStory(_spans, _rotation, _subject, _rig.Estate);

    [Fact]
    public void Rotate_LinesOfItsSteps_SayWhichRotationAndSecret()
    {
        var lines = Directory.EnumerateFiles(Path.Combine(_rig.Folder, "logs")).SelectMany(File.ReadAllLines).ToList();

        // The notifier's line comes from within the last step, though it knows nothing of steps.
        var ofSteps = lines.Where(line => line.Contains("LogNotifier[220]", StringComparison.Ordinal)).ToList();
        ofSteps.ShouldNotBeEmpty();
        ofSteps.ShouldAllBe(line => line.EndsWith($"| rotation {_rotation} {_subject.Name}"));
    }
}
