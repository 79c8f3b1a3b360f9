using System.Net;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;
using QlikRotator.Web.Pages.Plan;
using QlikRotator.Web.Pages.Rotations;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>What the pictures show, and that their tables say the same.</summary>
public sealed class PlanPicturesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Calendar_OneSecretOf90Days_FallsDueAgainAndAgain()
    {
        var due = DueCalendar.Of([Candidate("oauth-client-secret", ageInDays: 50)], Now, 12);

        // 90 days old at most and 30 days before its end: due at 60 days, and every 60 days from then on.
        due.Keys.Order().Take(3).ShouldBe([new DateOnly(2026, 5, 20), new DateOnly(2026, 7, 19), new DateOnly(2026, 9, 17)]);
        due.Values.ShouldAllBe(day => day.Families["oauth-client-secret"] == 1);
        due.Keys.Max().ShouldBeLessThan(new DateOnly(2027, 5, 1));
    }

    [Fact]
    public void Calendar_OverdueAndWrittenElsewhere_TodayAndNever()
    {
        var late = Candidate("api-key", ageInDays: 200);
        var external = Candidate("external", ageInDays: 80) with { Issues = false };

        var due = DueCalendar.Of([late, external], Now, 1);

        due.Values.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 5, 10));
    }

    [Fact]
    public void Calendar_ValuesOfADay_FillTheMonthAndNoMore()
    {
        var candidate = Candidate("api-key", ageInDays: 0);
        candidate = candidate with { Policy = candidate.Policy with { Validity = TimeSpan.FromHours(4) } };

        DueCalendar.Of([candidate], Now, 12).Values.Sum(day => day.Total).ShouldBeLessThan(367);
    }

    [Fact]
    public void Month_Days_StandUnderTheirWeekdayAndCount()
    {
        var due = DueCalendar.Of([Candidate("api-key", 50), Candidate("oauth-client-secret", 50)], Now, 12);

        var month = CalendarMonth.All(due, Now, 12)[0];

        month.First.ShouldBe(new DateOnly(2026, 5, 1));
        (month.Cells[0].Column, month.Cells[0].Row).ShouldBe((4, 0), "the first of May 2026 is a Friday");
        month.Cells[19].Due!.Total.ShouldBe(2);
        (month.Cells[19].Level, month.Cells[0].Level).ShouldBe((4, 0));
        (month.Total, month.Of("api-key")).ShouldBe((2, 1));
    }

    [Fact]
    public void Ages_OfAllValues_CountedByTenthOfWhatIsAllowed()
    {
        var bands = AgeChart.Of([Candidate("api-key", 0), Candidate("api-key", 44), Candidate("api-key", 400)], Now);

        bands.Select(band => band.Count).ShouldBe([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
        bands[^1].Name.ShouldBe("older than allowed");
    }

    [Fact]
    public void Lanes_Rotated_OldEndsWhereItWasDeletedAndNewBeginsWhereItWasCreated()
    {
        var record = Record() with
        {
            ConcludedAt = Now.AddHours(10),
            Outcome = RotationOutcome.Without(OutcomeKind.Rotated, new("Rotated", "Done.")) with { OldRefused = true },
        };
        var events = Events(("Started", 0), ("Issued", 1), ("Delivered", 2), ("Proved", 4), ("Proved", 8), ("Retired", 9));

        var lanes = Lanes.Of(record, events, Now.AddDays(5))!;

        (lanes.All[0].From, lanes.All[0].To, lanes.All[0].IsDead).ShouldBe((0, 90, true));
        (lanes.All[1].From, lanes.All[1].To, lanes.All[1].IsDead).ShouldBe((10, 100, false));
        lanes.Soak.ShouldBe((20, 80));
        lanes.All[1].Marks.Select(mark => mark.What).ShouldBe(["Issued", "Delivered", "Proved", "Proved"]);
    }

    [Fact]
    public void Lanes_RolledBack_NewEndsAndOldGoesOn()
    {
        var record = Record() with
        {
            ConcludedAt = Now.AddHours(10),
            Outcome = RotationOutcome.Without(OutcomeKind.Restored, new("SlotRefused", "No.")),
        };
        var events = Events(("Started", 0), ("Issued", 1), ("Restored", 4), ("Discarded", 5));

        var lanes = Lanes.Of(record, events, Now.AddDays(5))!;

        (lanes.All[0].To, lanes.All[0].IsDead).ShouldBe((100, false));
        (lanes.All[1].To, lanes.All[1].IsDead).ShouldBe((50, true));
    }

    [Fact]
    public void Lanes_NothingCreated_None() => Lanes.Of(Record(), Events(("Started", 0), ("Inspected", 1)), Now).ShouldBeNull();

    [Fact]
    public async Task Plan_Page_HasCalendarAgesAndTheListOfTheChosenDays()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("soon", endsInDays: 45);
        world.Put("later", endsInDays: 100);

        var page = await world.GetAsync("/plan?days=90");

        page.Text.ShouldContain("The next 12 months");
        page.Text.ShouldContain("How old the values are");
        page.Text.ShouldContain("2 rotations.");
        page.Body.ShouldContain("<svg");
        var wrong = await world.GetAsync("/plan?days=-4");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Text.ShouldContain("'days' takes a number from 0 to 365.");
    }

    private static SweepCandidate Candidate(string source, int ageInDays)
    {
        var created = Now.AddDays(-ageInDays);
        var secret = new ManagedSecret(
            new(new("https://contoso.vault.azure.net/"), "one", "1"),
            source,
            "acme.eu.qlikcloud.com",
            "r1",
            "c1",
            "default",
            [],
            created,
            created.AddDays(90),
            Enabled: true,
            null,
            null
        );
        return new(secret, Question.Policy, null, Issues: true);
    }

    private static RotationRecord Record() =>
        new(
            "r1",
            1,
            new(new("https://contoso.vault.azure.net/"), "one", "1"),
            "oauth-client-secret",
            "acme.eu.qlikcloud.com",
            "default",
            RotationMode.Routine,
            RotationTrigger.Schedule,
            "sweep",
            Now,
            "Retire",
            Now,
            null,
            null,
            null
        );

    private static IReadOnlyList<LedgerEvent> Events(params (string What, int Hours)[] events)
    {
        LedgerEvent? last = null;
        return
        [
            .. events.Select(one =>
                last = LedgerEvent.After(
                    last,
                    "r1",
                    new($"{one.What}{one.Hours}", "rotator", one.What, ""),
                    Now.AddHours(one.Hours)
                )
            ),
        ];
    }
}
