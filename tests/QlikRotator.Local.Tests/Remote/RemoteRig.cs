using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Local.Entry;
using QlikRotator.Local.Hosting;
using QlikRotator.Local.Progress;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Remote;

/// <summary>An estate with a host that runs it: the same commands are run through that host and on the machine itself.</summary>
internal sealed class RemoteRig : IAsyncDisposable
{
    /// <summary>When something was listed, and when it would end, is a matter of the look.</summary>
    private static readonly string[] OfTheLook = ["listedAt", "estimatedEnd"];

    private readonly WebApplication _app;

    private RemoteRig(EstateRig here, WebApplication app)
    {
        (Here, _app) = (here, app);
        var key = app.Services.GetRequiredService<LocalKeys>().Bearer;
        There = ["--app", app.Urls.First(), "--setting", $"Rotator:App:Key={key}"];
    }

    public EstateRig Here { get; }

    /// <summary>What sends a command to the host.</summary>
    public IReadOnlyList<string> There { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Without timers: a sweep would start the same rotations, now and then before the test does.</summary>
    public static async Task<RemoteRig> StartAsync()
    {
        var here = await EstateRig.StartAsync();
        var nobody = new Terminal(TextWriter.Null, TextWriter.Null, json: false, attended: false);
        var app = WebHost.Create(here.Estate.Settings(here.Folder), nobody, new Uri("http://127.0.0.1:0"), _ => { });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(here, app);
    }

    public Task<CommandResult> ThereAsync(params string[] args) =>
        CommandLine.RunAsync(TestContext.Current.CancellationToken, [.. args, .. There]);

    public async Task ShouldBeTheSameAsync(params string[] args)
    {
        var (here, there) = (await Here.RunAsync(args), await ThereAsync(args));
        Timeless(there.Out).ShouldBe(Timeless(here.Out));
        there.Error.ShouldBe(here.Error);
        there.ExitCode.ShouldBe(here.ExitCode);
        (here, there) = (await Here.RunAsync([.. args, "--json"]), await ThereAsync([.. args, "--json"]));
        Timeless(there).ShouldBe(Timeless(here));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await Here.DisposeAsync();
    }

    private static string Timeless(string said) =>
        string.Join('\n', said.Split('\n').Where(line => !line.StartsWith("It would end", StringComparison.Ordinal)));

    private static string Timeless(CommandResult result)
    {
        var answer = JsonNode.Parse(result.Out.TrimEnd().Split('\n')[^1])!.AsObject();
        foreach (var name in OfTheLook)
        {
            answer.Remove(name);
        }

        return answer.ToJsonString();
    }
}
