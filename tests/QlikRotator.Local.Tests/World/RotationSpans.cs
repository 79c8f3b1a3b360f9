using System.Diagnostics;
using QlikRotator.Application.Telemetry;
using QlikRotator.Local.Demo;

namespace QlikRotator.Local.Tests.World;

/// <summary>What a rotation's trace must be, on both hosts.</summary>
internal static class RotationSpans
{
    public static void ShouldTellTheWholeStory(ExportedSpans spans, string rotationId, DemoSubject subject, DemoEstate estate)
    {
        var own = spans.Of(rotationId);
        string[] always = ["StartRotation", "Inspect", "Issue", "Retire", "Conclude", "Rotation"];
        always.Except(own.Select(span => span.DisplayName)).ShouldBeEmpty();
        own.Select(span => span.TraceId).Distinct().ShouldHaveSingleItem("one trace");
        foreach (var span in own.Where(span => span.DisplayName != "StartRotation"))
        {
            ExportedSpans.Tag(span, RotationTrace.SecretTag).ShouldBe(subject.Name, span.DisplayName);
            ExportedSpans.Tag(span, RotationTrace.TenantTag).ShouldBe(subject.Tenant, span.DisplayName);
        }

        var trace = spans.TraceOf(rotationId);
        var calls = trace.Where(span => span.Source.Name == "System.Net.Http").ToList();
        calls.Count(span => PortOf(span) == estate.Qlik.Address.Port).ShouldBeGreaterThan(3);
        calls.Count(span => PortOf(span) == estate.Vault.Address.Port).ShouldBeGreaterThan(3);
        calls.Select(span => ExportedSpans.Tag(span, "url.full")!).ShouldAllBe(url => !url.Contains('?') || url.EndsWith("?*"));
        new ValueSearch(estate.ValuesInPlay()).InText("the trace", ExportedSpans.TextOf(trace)).ShouldBeEmpty();
    }

    private static int PortOf(Activity span) => int.Parse(ExportedSpans.Tag(span, "server.port")!);
}
