using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Approving;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Watching;
using QlikRotator.Core;
using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.Browser;

internal sealed record NamedPage(string Name, Uri Address);

/// <summary>Every kind of page that there is, in every state that looks different.</summary>
internal static class EveryPage
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<NamedPage>> OfAsync(BrowserWorld world)
    {
        world.Put("late", "api-key", DemoEstate.Acme, -1);
        world.Put("soon", "api-key", DemoEstate.Acme, 35, Hold.Person);
        world.Put("frozen", "api-key", DemoEstate.Globex, 60, schedule: "paused");
        world.Put("nobody-knows", "no-such-source", DemoEstate.Acme, 80);
        var open = await world.AskAsync();
        await AlarmAsync(world);
        await LeaveAsync(world);
        var campaign = await CampaignAsync(world);
        var asked = await world.ApprovalAsync();
        var ended = await EndedAsync(world);
        var vault = world.Estate.Vault.Address.Authority;
        var rotation = $"/rotations/{asked.Request.RotationId}";
        return
        [
            new("dashboard", world.Address),
            new("dashboard-filtered", world.At("/?state=expired")),
            new("dashboard-grouped", world.At("/?group=tenant&sort=expires")),
            new("rotate-many", world.At($"/rotate?secret={vault}/soon&secret={vault}/late&secret={vault}/nobody-knows")),
            new("rotate-many-none", world.At("/rotate")),
            new("pause-many", world.At($"/bulk/pause?secret={vault}/soon&secret={vault}/late&secret={vault}/frozen")),
            new("resume-many", world.At($"/bulk/resume?secret={vault}/frozen&secret={vault}/late")),
            new("approve-many", world.At($"/bulk/approve?secret={vault}/{asked.Request.Subject.Name}&secret={vault}/late")),
            new("cancel-many", world.At($"/bulk/cancel?secret={vault}/{asked.Request.Subject.Name}&secret={vault}/late")),
            new("bulk-unknown", world.At("/bulk/dance")),
            new("mailboxes", world.At("/demo/mail")),
            new("teams-channel", world.At("/demo/teams")),
            new("tenants", world.At("/tenants")),
            new("tenant", world.At($"/tenants/{DemoEstate.Globex}")),
            new("tenant-read", world.At($"/tenants/{DemoEstate.Acme}?look=true")),
            new("vault", world.At($"/vaults/{vault}")),
            new("plan", world.At("/plan")),
            new("audit", world.At("/audit")),
            new("dashboard-empty", world.At("/?q=no-such-secret")),
            new("secret", world.At($"/secrets/{vault}/soon")),
            new("secret-paused", world.At($"/secrets/{vault}/frozen")),
            new("secret-unmanageable", world.At($"/secrets/{vault}/nobody-knows")),
            new("secret-unknown", world.At($"/secrets/{vault}/nobody")),
            new("left", world.At("/left")),
            new("retire", world.At($"/retire?secret={vault}/soon&credential=left1")),
            new("retire-unknown", world.At("/retire")),
            new("release", world.At($"/release?secret={vault}/soon")),
            new("campaigns", world.At("/campaigns")),
            new("campaign-start", world.At("/campaigns/start?all=true&leak=true")),
            new("campaign", world.At($"/campaigns/{campaign}")),
            new("campaign-resume", world.At($"/campaigns/{campaign}/resume")),
            new("campaign-cancel", world.At($"/campaigns/{campaign}/cancel")),
            new("campaign-unknown", world.At("/campaigns/nothing")),
            new("checkup", world.At("/doctor")),
            new("rotations", world.At("/rotations")),
            new("rotations-none", world.At("/rotations?q=nothing")),
            new("rotations-wrong-date", world.At("/rotations?from=yesterday")),
            new("audit-wrong-date", world.At("/audit/export?from=yesterday")),
            new("approvals", world.At("/approvals")),
            new("alarms", world.At("/alarms")),
            new("unknown", world.At("/no/such/page")),
            new("start", world.At("/start?secret=soon")),
            new("start-unknown", world.At("/start?secret=no-such-secret")),
            new("rotation-running", world.At(rotation)),
            new("rotation-ended", world.At($"/rotations/{ended}")),
            new("rotation-unknown", world.At("/rotations/no-such-rotation")),
            new("cancel", world.At($"{rotation}/cancel")),
            new("cancel-too-late", world.At($"/rotations/{ended}/cancel")),
            new("approval-open", open),
            new("approval-without-link", world.At(open.AbsolutePath)),
            new("approval-unknown-link", new UriBuilder(open) { Query = "token=wrong" }.Uri),
            .. await SettledAsync(world, asked),
        ];
    }

    /// <summary>One that somebody looks after, one that nobody does, and one that is over.</summary>
    private static async Task AlarmAsync(BrowserWorld world)
    {
        var book = world.App.Services.GetRequiredService<AlarmStore>();
        var vault = world.Estate.Vault.Address;
        Alarm over = new(AlarmKind.Overdue, new(vault, "late"), new("Overdue", "It was due two days ago."));
        Alarm seen = new(AlarmKind.Drift, new(vault, "strayed"), new("TagsLost", "Version 2 came without tags."));
        await book.BeginAsync(over, Ct);
        await book.UpdateAsync([], [over.Kind], Ct);
        await book.BeginAsync(seen, Ct);
        await book.AcknowledgeAsync(seen.Key, "ann@contoso.example", "Asking the team that wrote it.", Ct);
        await book.BeginAsync(seen with { Kind = AlarmKind.Unmanageable, Secret = new(vault, "nobody-knows") }, Ct);
    }

    /// <summary>One that has stopped, with a failure and with a secret that is left out.</summary>
    private static async Task<string> CampaignAsync(BrowserWorld world)
    {
        var request = new CampaignRequest(
            new(null, "api-key", null, null, All: false),
            RotationMode.Routine,
            CampaignLimits.Usual(RotationMode.Routine),
            "ann@contoso.example",
            "The monthly one"
        );
        var desk = world.App.Services.GetRequiredService<CampaignDesk>();
        var begun = (await desk.BeginAsync(request, key: null, Ct)).Value!;
        Reason why = new("Qlik403", "The tenant says that the key's owner may not create keys.");
        await world
            .App.Services.GetRequiredService<CampaignStore>()
            .ChangeAsync(
                begun.Id,
                found =>
                    found.In(CampaignState.Stopped, new(found.BegunAt, CampaignRules.Actor, why)) with
                    {
                        Failures = [new(new(world.Estate.Vault.Address, "late"), "0123456789abcdef01234567", why)],
                    },
                Ct
            );
        return begun.Id;
    }

    private static async Task LeaveAsync(BrowserWorld world)
    {
        var register = world.App.Services.GetRequiredService<CredentialRegister>();
        var found = await world.App.Services.GetRequiredService<ISecretRegistry>().FindAsync("soon", Ct);
        var secret = ManagedSecretParser.Parse(found.Value!).Value!;
        var met = await register.MeetAsync(register.Of(secret, "left1", CredentialMapping.Claimed, version: null), Ct);
        await register.MoveAsync(met, CredentialState.Left, new("Held", "It was kept while the secret was held."), Ct);
    }

    private static async Task<string> EndedAsync(BrowserWorld world)
    {
        var version = await world.Estate.BeginAsync(world.Estate.Secrets[0], Ct);
        var id = RotationId.For(version);
        while ((await world.Ledger.FindAsync(id, Ct))?.Outcome is null)
        {
            await Task.Delay(50, Ct);
        }

        return id;
    }

    /// <summary>The same question as it looks once it is settled, of rotations that exist for this only.</summary>
    private static async Task<IReadOnlyList<NamedPage>> SettledAsync(BrowserWorld world, ApprovalRecord asked)
    {
        var expired = await AskAsync(world, asked, "expired", DateTimeOffset.UtcNow.AddMinutes(-1));
        var approved = await AskAsync(world, asked, "approved", DateTimeOffset.UtcNow.AddDays(1));
        await AnswerAsync(world, approved, approves: true);
        var rejected = await AskAsync(world, asked, "rejected", DateTimeOffset.UtcNow.AddDays(1));
        await AnswerAsync(world, rejected, approves: false);
        var changed = await AskAsync(world, asked, "void", DateTimeOffset.UtcNow.AddDays(1));
        await world.Book.SettleAsync(changed, null, new("EvidenceChanged", "Since then, another version was written."), Ct);
        return
        [
            .. await Task.WhenAll(
                new[] { expired, approved, rejected, changed }.Select(async id => new NamedPage(
                    $"approval-{id[..id.IndexOf('-', StringComparison.Ordinal)]}",
                    await LinkAsync(world, id)
                ))
            ),
        ];
    }

    private static async Task<string> AskAsync(BrowserWorld world, ApprovalRecord asked, string rotation, DateTimeOffset deadline)
    {
        var request = asked.Request with { RotationId = rotation };
        var evidence = asked.Evidence with { RotationId = rotation, Deadline = deadline };
        return (await world.Book.AskAsync(new(request, evidence), Ct)).ApprovalId;
    }

    private static Task AnswerAsync(BrowserWorld world, string id, bool approves) =>
        world.Book.AnswerAsync(
            id,
            new(DemoEstate.Approver, approves, "Seen and thought about.", DateTimeOffset.UtcNow, ApprovalDesk.ByLink),
            null,
            Ct
        );

    private static async Task<Uri> LinkAsync(BrowserWorld world, string id)
    {
        const string token = "a-token-of-this-test";
        var approval = (await world.Book.FindAsync(id, Ct))!;
        await world.Book.AddLinksAsync(id, [ApprovalToken.Bind(token, approval, DemoEstate.Approver, "ops-mail")], Ct);
        return world.At($"/api/approvals/{id}?token={token}");
    }
}
