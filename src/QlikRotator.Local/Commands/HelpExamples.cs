namespace QlikRotator.Local.Commands;

/// <summary>What each command is called with, by all its words: <c>campaign pause</c> is not <c>pause</c>.</summary>
internal static class HelpExamples
{
    public static IReadOnlyList<string> Of(string command) =>
        command switch
        {
            "demo" => ["demo --auto-approve"],
            "serve" => ["serve --simulate", "serve --config rotator.json"],
            "rotate" => ["rotate reporting-client", "rotate reporting-client --leak --reason \"seen in a log\""],
            "campaign" =>
            [
                "campaign start --tenant acme.eu.qlikcloud.com --dry-run",
                "campaign start --policy critical --canaries 5 --stop-at 3",
                "campaign start --all --leak --reason \"the vault was copied\"",
            ],
            "campaign start" =>
            [
                "campaign start --tenant acme.eu.qlikcloud.com --dry-run",
                "campaign start --policy critical --canaries 5 --wave 20",
                "campaign start --all --leak --reason \"the vault was copied\"",
            ],
            "campaign list" => ["campaign list"],
            "campaign status" => ["campaign status 20260501-1200-4f1a --secrets"],
            "campaign follow" => ["campaign follow 20260501-1200-4f1a"],
            "campaign pause" => ["campaign pause 20260501-1200-4f1a --reason \"release freeze\""],
            "campaign resume" => ["campaign resume 20260501-1200-4f1a"],
            "campaign cancel" => ["campaign cancel 20260501-1200-4f1a --reason \"wrong policy\""],
            "plan" => ["plan", "plan --days 90 --json", "plan --check --markdown --until 2026-12-31"],
            "status" => ["status", "status reporting-client", "status 68a80746 --watch"],
            "secrets" => ["secrets", "secrets --app https://contoso-rotator.azurewebsites.net"],
            "left" => ["left"],
            "cancel" => ["cancel reporting-client --reason \"wrong secret\""],
            "approve" => ["approve reporting-client --reason \"checked the dashboards\""],
            "reject" => ["reject reporting-client --reason \"release freeze\""],
            "discover" => ["discover --tenant acme.eu.qlikcloud.com", "discover --csv found.csv"],
            "adopt" =>
            [
                "adopt reporting-client --source oauth-client-secret \\",
                "    --tenant acme.eu.qlikcloud.com --id 3f0c --dry-run",
                "adopt --file secrets.csv",
                "adopt --file found.csv --issue --dry-run",
            ],
            "release" =>
            [
                "release reporting-client",
                "release --tenant acme.eu.qlikcloud.com",
                "release --all --reason \"all moved\"",
            ],
            "pause" => ["pause reporting-client --reason \"release freeze\""],
            "resume" => ["resume reporting-client"],
            "retire" => ["retire reporting-client a1b2c"],
            "verify" => ["verify"],
            "verify-ledger" => ["verify-ledger --json"],
            "doctor" => ["doctor", "doctor --send"],
            "config" or "config check" => ["config check", "config check --config rotator.json --json"],
            "config schema" => ["config schema > rotator.schema.json", "config schema --answers"],
            "init" => ["init", "init --config /etc/qlik-rotator/rotator.json"],
            _ => ["demo --auto-approve", "init", "plan"],
        };
}
