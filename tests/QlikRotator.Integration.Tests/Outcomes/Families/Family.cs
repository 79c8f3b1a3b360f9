namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <summary>A kind of managed secret: where its value comes from and who holds a copy.</summary>
internal sealed record Family(
    string Name,
    Func<RotationWorld, SeededSource> Source,
    Func<RotationWorld, SeededSource, Place>? Place = null,
    params IReadOnlyList<(string Key, string Value)> Settings
)
{
    /// <summary>Whether somebody is there to be told by webhooks.</summary>
    public bool HasConsumer { get; init; }

    public override string ToString() => Name;

    /// <summary>Each source on its own, and each slot that is written to at a tenant. Between them they send every write there is.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        new("oauth-client-secret", Sources.Client),
        new("oauth-client-secret of an organization", Sources.OrganizationClient),
        new("api-key", Sources.OwnersKey),
        new("api-key as bot", Sources.BotsKey, null, Allowing("api-key-as-bot")),
        new("api-key that changes hands", Sources.KeyThatChangesHands, null, Allowing("owner-change")),
        new("execution-token", Sources.Automation, null, Allowing("execution-token"), Allowing("automation-rename", 1)),
        new("execution-token proved by a run", Sources.AutomationThatIsRun, null, Allowing("execution-token")),
        new("data-connection", Sources.Elsewhere, Places.DataConnection),
        new("data-connection with separate credentials", Sources.Elsewhere, Places.SeparateCredential),
        new("automation-connection", Sources.Elsewhere, Places.AutomationConnection),
        new("tenant-email", Sources.Elsewhere, Places.Mail),
        new("tenant-email of Microsoft 365", Sources.Elsewhere, Places.MailOfMicrosoft),
    ];

    /// <summary>A key of one tenant whose copies are at the other, for each kind of slot: what must come back when the new one fails.</summary>
    public static IReadOnlyList<Family> WithKey { get; } =
    [
        new("key in a data-connection", Sources.OwnersKey, Places.DataConnection),
        new("key in separate credentials", Sources.OwnersKey, Places.SeparateCredential),
        new("key in an automation-connection", Sources.OwnersKey, Places.AutomationConnection),
        new("key in tenant-email", Sources.OwnersKey, Places.Mail),
        new("key in tenant-email of Microsoft 365", Sources.OwnersKey, Places.MailOfMicrosoft),
        new("key in a copy", Sources.OwnersKey, Places.Copy),
        new(
            "key in a webhook",
            Sources.OwnersKey,
            Places.Hook,
            ("Rotator:WebhookHosts:0:Host", "apps.contoso.example"),
            ("Rotator:WebhookHosts:0:SigningSecret", Places.HookSecret)
        )
        {
            HasConsumer = true,
        },
    ];

    public static Family Named(string name) => All.Concat(WithKey).Single(family => family.Name == name);

    private static (string, string) Allowing(string ability, int index = 0) =>
        ($"Rotator:Policies:default:Allow:{index}", ability);
}
