using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Telemetry;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Telemetry;

namespace QlikRotator.Application.Tests.Telemetry;

/// <summary>Metrics and the alert rules that read them are changed together or not at all.</summary>
public sealed class AlertContractTests : IDisposable
{
    private static readonly AlertContract Contract = AlertContract.Read();
    private static readonly SecretReference Secret = new(new Uri("https://contoso-rotation.vault.azure.net"), "reporting-key");
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Heard _heard;
    private readonly RotatorTelemetry _telemetry;

    public AlertContractTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _heard = new Heard(meters, Contract.Meter);
        _telemetry = new RotatorTelemetry(meters);
    }

    [Fact]
    public void Instruments_OfTheApp_IncludeEveryMetricThatAnAlertReads() =>
        Contract.Metrics.Values.Except(_heard.Instruments).ShouldBeEmpty();

    [Fact]
    public void GoodOutcomes_OfTheAlert_AreNamesOfOutcomes() =>
        Contract.GoodOutcomes.Except(Enum.GetNames<OutcomeKind>()).ShouldBeEmpty();

    [Fact]
    public void Ended_ARotation_TellsVaultSecretAndOutcome()
    {
        var outcome = RotationOutcome.Without(OutcomeKind.PersonNeeded, new("Unknown", "Nobody knows."));
        _telemetry.Ended(Secret.At("v1"), outcome, "api-key");

        var tags = Only(Contract.Metrics["rotations"]).Tags;
        tags[Contract.Tags["vault"]].ShouldBe("contoso-rotation");
        tags[Contract.Tags["secret"]].ShouldBe("reporting-key");
        tags[Contract.Tags["outcome"]].ShouldBe("PersonNeeded");
    }

    [Fact]
    public void NotDelivered_AMessage_TellsVaultAndSecret()
    {
        _telemetry.NotDelivered(Secret, "approval-needed", "ops-mail");

        var tags = Only(Contract.Metrics["noticesUndelivered"]).Tags;
        tags[Contract.Tags["vault"]].ShouldBe("contoso-rotation");
        tags[Contract.Tags["secret"]].ShouldBe("reporting-key");
    }

    [Fact]
    public void LeakDeclared_ByAPerson_TellsVaultAndSecret()
    {
        _telemetry.LeakDeclared(Secret);

        var tags = Only(Contract.Metrics["leaksDeclared"]).Tags;
        tags[Contract.Tags["vault"]].ShouldBe("contoso-rotation");
        tags[Contract.Tags["secret"]].ShouldBe("reporting-key");
    }

    [Fact]
    public void SetAside_AMessage_TellsTheReason()
    {
        _telemetry.SetAside("NotAnEvent");

        Only(Contract.Metrics["eventsSetAside"]).Tags[Contract.Tags["reason"]].ShouldBe("NotAnEvent");
    }

    [Fact]
    public void Answered_ATrigger_TellsVaultAndSecret()
    {
        _telemetry.Answered(Secret, "event", "stale");

        var tags = Only(Contract.Metrics["triggers"]).Tags;
        tags[Contract.Tags["vault"]].ShouldBe("contoso-rotation");
        tags[Contract.Tags["secret"]].ShouldBe("reporting-key");
    }

    [Theory]
    [InlineData(89, 0)]
    [InlineData(90, 0)]
    [InlineData(92, 2 * 86400)]
    public void Aged_AgainstNinetyDays_IsOverdueByTheRest(int days, double overdue)
    {
        _telemetry.Aged(Secret, "default", TimeSpan.FromDays(days), TimeSpan.FromDays(90));

        Only(Contract.Metrics["secretAge"]).Value.ShouldBe(days * 86400.0);
        Only(Contract.Metrics["secretOverdue"]).Value.ShouldBe(overdue);
        Only(Contract.Metrics["secretOverdue"]).Tags[Contract.Tags["secret"]].ShouldBe("reporting-key");
    }

    [Fact]
    public void Swept_AtATime_TellsUnixSeconds()
    {
        _telemetry.Swept(new DateTimeOffset(2026, 1, 1, 3, 0, 0, TimeSpan.Zero));

        Only(Contract.Metrics["sweepLastSuccess"]).Value.ShouldBe(1767236400);
    }

    public void Dispose()
    {
        _telemetry.Dispose();
        _heard.Dispose();
        _services.Dispose();
    }

    private Measurement Only(string instrument) =>
        _heard.Measurements.Where(m => m.Instrument == instrument).ShouldHaveSingleItem();
}
