using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Rotating.Fencing;
using QlikRotator.Application.Telemetry;
using QlikRotator.Application.Tests.Rotating.Model;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Application.Tests.Rotating;

/// <summary>A step that was told when to come back: the row says so, and the step's answer is the same whatever becomes of that.</summary>
public sealed class StepWaitTests : IDisposable
{
    private static readonly DateTimeOffset Now = SomeRequest.Now;

    private static readonly RotationRequest Request = SomeRequest.Routine;

    private static readonly ManagedSecret Secret = new(
        SomeRequest.Subject,
        "oauth-client-secret",
        "acme.eu.qlikcloud.com",
        "client",
        "old",
        "default",
        [],
        Now,
        ExpiresOn: null,
        Enabled: true,
        RotationId: null,
        Replaces: null
    );

    private readonly RotationLedger _ledger = new(new MemoryStore(), new FakeTimeProvider(Now));
    private readonly InLine _step = new();
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public async Task Answer_InLineAtATenant_TheRowSaysUntilWhenAndWhatFor()
    {
        await _ledger.OpenAsync(Request, null, Ct);

        (await AskAsync(_ledger)).Kind.ShouldBe(StepAnswerKind.TryAgain);

        var row = await _ledger.FindAsync(Request.RotationId, Ct);
        row!.Stage.ShouldBe("Issue");
        row.Wait.ShouldBe(new RotationWait(Now.AddMinutes(5), InLine.Turn));
        _step.Waits = false;
        await AskAsync(_ledger);
        (await _ledger.FindAsync(Request.RotationId, Ct))!.Wait.ShouldBeNull("its turn has come");
    }

    [Fact]
    public async Task Answer_RowCannotBeWritten_IsTheStepsOwn()
    {
        await _ledger.OpenAsync(Request, null, Ct);

        (await AskAsync(told: null)).Reason.ShouldBe(InLine.Turn);
    }

    private async Task<StepAnswer<IssueResult>> AskAsync(RotationLedger? told)
    {
        var services = new ServiceCollection().AddSingleton<IStepHandler<IssueInput, IssueResult>>(_step);
        await using var provider = (told is null ? services : services.AddSingleton(told)).BuildServiceProvider();
        using var telemetry = new RotatorTelemetry(_metrics.GetRequiredService<IMeterFactory>());
        var invoker = new StepInvoker(provider, new SingleProcessFence(_ledger), telemetry, NullLogger<StepInvoker>.Instance);
        return await invoker.AnswerAsync(RotationSteps.Issue, new IssueInput(Request, Secret, "old"), Ct);
    }

    private sealed class InLine : IStepHandler<IssueInput, IssueResult>
    {
        public static readonly Reason Turn = new("Paced", "acme is to be written to again later.");

        public bool Waits { get; set; } = true;

        public Task<IssueResult> RunAsync(IssueInput input, CancellationToken ct) =>
            Waits
                ? throw new TryAgainException(Turn, Now.AddMinutes(5)) { InLine = true }
                : Task.FromResult(new IssueResult(null, new("Refused", "Not today.")));
    }
}
