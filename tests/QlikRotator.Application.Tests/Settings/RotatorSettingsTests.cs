using QlikRotator.Application.Settings;

namespace QlikRotator.Application.Tests.Settings;

public sealed class RotatorSettingsTests
{
    [Fact]
    public void Options_OfARightFile_AreBound()
    {
        var options = new SettingsFile().Options();

        options.Vaults.ShouldHaveSingleItem().Uri.ShouldBe(new Uri("https://contoso-rotation.vault.azure.net"));
        options.Tenants.Select(tenant => tenant.Host).ShouldBe(["acme.eu.qlikcloud.com", "globex.us.qlikcloud.com"]);
        options.Tenants[1].BaseAddress.ShouldBe(new Uri("http://127.0.0.1:5081"));
        options.Policies["critical"].Channels.ShouldBe(["ops-teams", "ops-mail"]);
        options.Channels["OPS-MAIL"].Port.ShouldBe(587);
        options.Ledger.Kind.ShouldBe(LedgerOptions.Tables);
    }

    [Theory]
    [InlineData("Vaults:0:Uri", "http://contoso.vault.azure.net", "https")]
    [InlineData("Vaults:0:Uri", "contoso", "https")]
    [InlineData("Vaults:0:Uri", "https://contoso-rotation.vault.azure.net/secrets", "without a path")]
    [InlineData("Vaults:0:Thumbprint", "0123456789012345678901234567890123456789012345678901234567890123", "loopback")]
    [InlineData("Vaults:0:LoopbackToken", "t", "loopback")]
    [InlineData("Vaults:0:Url", "https://contoso.vault.azure.net", "no setting")]
    [InlineData("Vaults:2:Uri", "https://contoso2.vault.azure.net", "", "Vaults:2")]
    [InlineData("Vaults:0:Allow:Policies:0", "critcal", "not configured")]
    [InlineData("Vaults:0:Allow:Tenants:0", "acme.us.qlikcloud.com", "not configured")]
    [InlineData("Vaults:1:Uri", "https://CONTOSO-rotation.vault.azure.net", "listed already")]
    [InlineData("Tenants:0:Host", "https://acme.eu.qlikcloud.com", "host name")]
    [InlineData("Tenants:0:Host", "", "missing")]
    [InlineData("Tenants:0:Host", "Globex.us.qlikcloud.com", "listed already", "Tenants:1:Host")]
    [InlineData("Tenants:0:Host", "acme.eu.qlikcloud.com:8443", "host name alone")]
    [InlineData("Tenants:0:Host", "acme.eu.qlikcloud.com.", "host name alone")]
    [InlineData("Tenants:0:Host", "203.0.113.9", "host name alone")]
    [InlineData("Tenants:0:Host", "[::1]", "host name alone")]
    [InlineData("Tenants:0:Host", "acme@evil.example", "host name alone")]
    [InlineData("Tenants:0:Host", "\uff47lobex.us.qlikcloud.com", "host name alone")]
    [InlineData("Tenants:0:Host", "console\u3002qlikcloud.com", "host name alone")]
    [InlineData("Tenants:0:Kind", "organisation", "tenant or organization")]
    [InlineData("Tenants:0:Kind", "organization", "an organization's host is console.qlikcloud.com")]
    [InlineData("Tenants:0:Host", "console.qlikcloud.com", "must be organization", "Tenants:0:Kind")]
    [InlineData("Tenants:0:OAuthClientsPath", "api/v1", "slash")]
    [InlineData("Tenants:0:OAuthClientsPath", "/api/core/oauth-clients/", "slash")]
    [InlineData("Tenants:0:OAuthClientsPath", "/api//oauth-clients", "slash")]
    [InlineData("Tenants:0:OAuthClientsPath", "/api/../oauth-clients", "..")]
    [InlineData("Tenants:0:OAuthClientsPath", "/api\\oauth-clients", "slash")]
    [InlineData("Tenants:0:OAuthClientsPath", "/api/oauth-clients?admin", "question")]
    [InlineData("Tenants:0:AutomationsPath", "/api/workflows/automations/", "slash")]
    [InlineData("Tenants:0:BaseAddress", "http://example.org", "loopback")]
    [InlineData("Tenants:0:BaseAddress", "https://localhost.example.org", "loopback")]
    [InlineData("Tenants:0:WritesPerMinute", "0", "1 or more")]
    [InlineData("Tenants:0:WritesPerMinute", "many", "number")]
    [InlineData("Tenants:0:AutomationsPath", "api/v1", "slash")]
    [InlineData("Tenants:0:Auth:Kind", "password", "private-key-jwt")]
    [InlineData("Tenants:0:Auth:ClientId", " ", "missing")]
    [InlineData("Tenants:0:Auth:KeyId", "", "signing key")]
    [InlineData("Tenants:0:Auth:KeyId", "https://contoso-rotation.vault.azure.net/secrets/x", "keys")]
    [InlineData("Tenants:0:Auth:KeyId", "https://other.vault.azure.net/keys/x", "configured vaults")]
    [InlineData("Tenants:1:Auth:Secret", "", "vault secret")]
    [InlineData("Tenants:1:Auth:Secret", "under_score", "letters")]
    [InlineData("Policies:default:MaxAge", "90", "duration")]
    [InlineData("Policies:default:MaxAge", "24:00:00", "duration")]
    [InlineData("Policies:default:MaxAge", "00:00:00", "longer than zero")]
    [InlineData("Policies:default:Soak", "-00:00:01", "negative")]
    [InlineData("Policies:default:Soack", "06:30:00", "no setting")]
    [InlineData("Policies:default:Gate", "heath", "health-and-approval")]
    [InlineData("Policies:default:StartGate", "windows", "window")]
    [InlineData("Policies:default:StartGate", "window", "missing", "Policies:default:Window")]
    [InlineData("Policies:default:StartGate", "approval", "missing", "Policies:default:Approvers")]
    [InlineData("Policies:default:OnTimeout", "keepboth", "keep-both")]
    [InlineData("Policies:default:RetireBy", "fire", "delete")]
    [InlineData("Policies:default:Allow:0", "owner-chnage", "owner-change")]
    [InlineData("Policies:default:Inherits", "nobody", "does not exist")]
    [InlineData("Policies:default:Inherits", "CRITICAL", "circle")]
    [InlineData("Policies:default:Window:Days:0", "Someday", "Monday")]
    [InlineData("Policies:default:Window:From", "half past", "time of day")]
    [InlineData("Policies:critical:ApprovalsNeeded", "2", "2 approvals are needed of 1")]
    [InlineData("Policies:critical:ApprovalsNeeded", "0", "1 or more")]
    [InlineData("Policies:critical:Channels:1", "ops-sms", "does not exist")]
    [InlineData("Policies:critical:EscalateTo:0", "ops-sms", "does not exist")]
    [InlineData("Policies:critical:EscalateAfter", "1.00:00:00", "needs channels", "Policies:critical:EscalateTo")]
    [InlineData("Policies:critical:EscalateAfter", "30.00:00:00", "shorter than ApprovalTimeout")]
    [InlineData("Channels:ops-teams:Kind", "slack", "teams")]
    [InlineData("Channels:ops-teams:UrlSecret", "", "vault secret")]
    [InlineData("Channels:ops-mail:Port", "0", "65535")]
    [InlineData("Channels:ops-mail:Host", "", "missing")]
    [InlineData("Channels:ops-mail:PasswordSecret", "", "vault secret")]
    [InlineData("Channels:ops-mail:From", "", "mail address")]
    [InlineData("Channels:ops-mail:To:0", "ops@", "mail address")]
    [InlineData("Channels:ops-mail:Thumbprint", "00", "loopback")]
    [InlineData("Schedules:Sweep", "0 3 * * *", "six fields")]
    [InlineData("Policies:default:RetireNotBefore", "next year", "2027-01-31")]
    [InlineData("Policies:default:RetireNotBefore", "expiry", "excludes RetireBy", null, "Policies:default:RetireBy", "expiry")]
    [InlineData("Policies:default:Schedule", "never", "paused")]
    [InlineData("Schedules:MaxPerSweep", "0", "1 or more")]
    [InlineData("Schedules:OwnerLetterChannel", "nowhere", "which is no channel of kind smtp")]
    [InlineData("Schedules:OwnerLetterDomains:0", "contoso.com", "means nothing without", "Schedules:OwnerLetterDomains")]
    [InlineData("Schedules:MaxPerDay", "-1", "1 or more")]
    [InlineData("Channels:ops-mail:SignIn", "ntlm", "xoauth2")]
    [InlineData("Channels:ops-mail:SignIn", "xoauth2", "excludes xoauth2", "Channels:ops-mail:PasswordSecret")]
    [InlineData("TenantList:Blob", "https://contoso.blob.core.windows.net/", "address of a blob")]
    [InlineData("Tenants:0:Allow:Policies:0", "critcal", "not configured")]
    [InlineData("Schedules:TimeZone", "Europe/Berlyn", "IANA")]
    [InlineData("Policies:default:Window:TimeZone", "W. Europe Standard Time", "IANA")]
    [InlineData("Ledger:Kind", "postgres", "sqlite")]
    [InlineData("Ledger:Endpoint", "", "missing")]
    [InlineData("Ledger:Endpoint", "http://contosorotation.table.core.windows.net", "https")]
    [InlineData("Ledger:LoopbackConnection", "UseDevelopmentStorage=true", "one of the two")]
    [InlineData("Ledger:LoopbackConnection", "AccountName=a;AccountKey=k;EndpointSuffix=core.windows.net", "loopback")]
    [InlineData("Ledger:LoopbackConnection", "TableEndpoint=https://a.table.core.windows.net", "loopback")]
    [InlineData("Ledger:SealContainer", "http://contoso.blob.core.windows.net/ledger-seals", "https")]
    [InlineData("Ledger:SealContainer", "https://contoso.blob.core.windows.net/", "blob container")]
    [InlineData("Ledger:SealContainer", "ledger-seals", "blob container")]
    [InlineData("Approvals:PublicAddress", "http://rotator.contoso.example", "https")]
    [InlineData("WebhookHosts:0:Host", "https://apps.contoso.example", "host name")]
    [InlineData("WebhookHosts:0:Host", "apps.contoso.example", "vault secret", "WebhookHosts:0:SigningSecret")]
    [InlineData("WebhookHosts:0", "apps.contoso.example", "group", "WebhookHosts:0")]
    [InlineData("Channels:ops-teams:SigningSecret", "HOOK", "key of its own", null, "Approvals:CallbackSecret", "hook")]
    [InlineData(
        "WebhookHosts:0:SigningSecret",
        "https://contoso-rotation.vault.azure.net/secrets/hook",
        "key of its own",
        null,
        "WebhookHosts:0:Host",
        "apps.contoso.example",
        "Approvals:CallbackSecret",
        "hook"
    )]
    [InlineData("Tenants:1:Auth:Secret", "https://other.vault.azure.net/secrets/globex", "another vault")]
    [InlineData("Tenants:1:Auth:Secret", "https://contoso-rotation.vault.azure.net/secrets/globex/0123", "letters")]
    [InlineData("Channels:ops-teams:UrlSecret", "https://other.vault.azure.net/secrets/hook", "another vault")]
    [InlineData("Channels:ops-teams:SigningSecret", "https://other.vault.azure.net/secrets/hook", "another vault")]
    [InlineData("Channels:ops-mail:PasswordSecret", "https://other.vault.azure.net/secrets/mail", "another vault")]
    [InlineData("Approvals:CallbackSecret", "https://other.vault.azure.net/secrets/flow", "another vault")]
    [InlineData("WebhookHosts:0:SigningSecret", "https://other.vault.azure.net/secrets/hook", "another vault")]
    [InlineData("People:0:ObjectId", "anna", "object id", "People:0:ObjectId")]
    [InlineData("People:0:Name", "", "missing", "People:0:Name", "People:0:Aliases:0", "a")]
    [InlineData("People:0:Name", "anna", "already", "People:1:Aliases:0", "People:1:Name", "bob", "People:1:Aliases:0", "ANNA")]
    [InlineData("Vaults", "https://contoso.vault.azure.net", "group")]
    [InlineData(
        "Vaults:0:Uri",
        "..//",
        "https",
        null,
        "Approvals:CallbackSecret",
        "https://contoso.vault.azure.net/secrets/flow"
    )]
    [InlineData("Ledger:Kind:Name", "tables", "one text", "Ledger:Kind")]
    public void Options_WithOneBadSetting_NameIt(
        string setting,
        string value,
        string says,
        string? named = null,
        params string[] others
    )
    {
        var file = others.Chunk(2).Aggregate(new SettingsFile(), (one, other) => one.With(other[0], other[1]));

        var problems = file.With(setting, value).Problems();

        problems.ShouldContain(problem => problem.StartsWith($"Rotator:{named ?? setting}: ") && problem.Contains(says));
    }

    [Theory]
    [InlineData("Vaults:1:Uri", "https://localhost:5443")]
    [InlineData("Policies:default:Soak", "00:00:00")]
    [InlineData("Policies:default:Gate", "Health-And-Approval", "Policies:default:Approvers:0", "a@contoso.example")]
    [InlineData("Policies:critical:RemindEvery", "")]
    [InlineData("Policies:critical:EscalateAfter", "1.00:00:00", "Policies:critical:EscalateTo:0", "ops-teams")]
    [InlineData("Ledger:Endpoint", "", "Ledger:LoopbackConnection", "UseDevelopmentStorage=true")]
    [InlineData("Ledger:Endpoint", "", "Ledger:LoopbackConnection", "AccountName=a;TableEndpoint=http://127.0.0.1:10002/a;")]
    [InlineData("WebhookHosts:0:Host", "apps.contoso.example:8443", "WebhookHosts:0:SigningSecret", "webhook-signing")]
    [InlineData("Tenants:1:Auth:Secret", "https://contoso-rotation.vault.azure.net/secrets/globex-rotator-client")]
    [InlineData("Approvals:PublicAddress", "http://127.0.0.1:5199")]
    [InlineData("Ledger:SealContainer", "https://contoso.blob.core.windows.net/ledger-seals")]
    [InlineData("Ledger:SealContainer", "http://127.0.0.1:10000/devstoreaccount1/ledger-seals")]
    [InlineData("Tenants:0:Auth:KeyId", "https://contoso-rotation.vault.azure.net/keys/qlik-rotator/0123")]
    public void Options_WithGoodSettings_AreTaken(string setting, string value, string? other = null, string? otherValue = null)
    {
        var file = new SettingsFile().With(setting, value);

        (other is null ? file : file.With(other, otherValue)).Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Options_OfAnEmptyFile_SayWhatIsMissing()
    {
        var problems = new SettingProblems();

        RotatorChecks.Check(new RotatorOptions(), problems);

        problems.Sentences.Count.ShouldBe(2);
        problems.Sentences.ShouldContain(problem => problem.StartsWith("Rotator:Vaults:"));
        problems.Sentences.ShouldContain(problem => problem.StartsWith("Rotator:Tenants:"));
    }

    [Fact]
    public void Problems_OfACredential_DoNotRepeatIt()
    {
        const string Credential = "5up3r-s3cr3t";

        var problems = new SettingsFile()
            .With("Vaults:0:LoopbackToken", Credential)
            .With("Ledger:LoopbackConnection", $"AccountKey={Credential}")
            .Problems();

        problems.Count.ShouldBe(2);
        problems.ShouldAllBe(problem => !problem.Contains(Credential));
    }
}
