using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>Whoever follows a rotation that waits is told what for.</summary>
public sealed class RotateWaitTests : IAsyncLifetime
{
    private readonly SharedWriter _output = new();
    private EstateRig _rig = null!;

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _output.DisposeAsync();
    }

    /// <summary>In a pipe and in another terminal: what for, and until when.</summary>
    [Theory]
    [InlineData("Waiting for the window, which opens 20", "StartGate=window", "From", "To")]
    [InlineData("Both credentials work side by side until 20", "Soak=06:00:00")]
    [InlineData("Waiting for approval until 20", "Gate=approval", "Approvers:0=ann@contoso.example")]
    public async Task Rotate_ThatWaits_SaysWhatForAndUntilWhen(string expected, params string[] policy)
    {
        var secret = _rig.Estate.Secrets[0].Name;
        string[] settings = [.. _rig.Settings(), .. policy.SelectMany(one => new[] { "--setting", SettingOf(one) })];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var rotating = CommandLine.RunAsync(_output, new SharedWriter(), stop.Token, ["rotate", secret, .. settings]);

        await _output.LineAsync(line => line.Contains(expected, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        (await _rig.RunAsync("status", secret)).Out.ShouldContain(expected);
        (await _rig.RunAsync("status")).Out.ReplaceLineEndings(" ").ShouldContain(expected);
        await stop.CancelAsync();
        await rotating;
        _output.ToString().Split('\n').Count(line => line.Contains(expected, StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>A window opens in two hours.</summary>
    private static string SettingOf(string text)
    {
        var opens = TimeProvider.System.GetUtcNow().AddHours(2);
        return text switch
        {
            "From" => $"Rotator:Policies:default:Window:From={opens:HH:mm}",
            "To" => $"Rotator:Policies:default:Window:To={opens.AddHours(1):HH:mm}",
            _ => $"Rotator:Policies:default:{text}",
        };
    }
}
