using QlikRotator.Core.Registry;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Tags can be written by whoever may write to the vault.</summary>
public sealed class TagFuzzTests
{
    private static readonly SecretVersionReference Version = new(new Uri("https://contoso.vault.azure.net"), "reporting", "1");

    private static readonly string[] Tags =
    [
        """
            qlik-source=oauth-client-secret
            qlik-tenant=acme.eu.qlikcloud.com
            qlik-id=2f1c
            qlik-credential=a1b2
            qlik-policy=critical
            qlik-slot-1=data-connection:ce07@globex.us.qlikcloud.com#/connectionProperties/queryHeaders/0/value?format=Bearer {0}
            qlik-slot-6=webhook:https://consumer.example/reload
            qlik-rotation=0123456789abcdef01234567
            qlik-replaces=9
            """,
        """
            qlik-source=external
            qlik-tenant=acme.eu.qlikcloud.com
            qlik-slot-1=tenant-email:config
            owner=finance
            """,
    ];

    private static readonly string[] Slots =
    [
        "data-connection:ce07@globex.us.qlikcloud.com#/connectionProperties/queryHeaders/0/value?format=Bearer {0}",
        "key-vault:https://other.vault.azure.net/secrets/copy",
        "automation-connection:8c6f#/password",
    ];

    [Fact]
    public void Parse_AnyTags_GivesASecretOrNamesTheTag() =>
        Fuzz.Text(
            Tags,
            70,
            text =>
            {
                var tags = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var pair in text.Split('\n').Select(line => line.Trim().Split('=', 2)).Where(pair => pair.Length == 2))
                {
                    tags[pair[0]] = pair[1];
                }

                var parsed = ManagedSecretParser.Parse(new(Version, tags, DateTimeOffset.UnixEpoch, null, true, null));

                (parsed.Value is null).ShouldBe(parsed.Problem is not null);
                parsed.Problem?.Message.ShouldContain("tag");
            }
        );

    [Fact]
    public void TryParse_AnySlot_MeansTheSameWhenWrittenAgain() =>
        Fuzz.Text(
            Slots,
            70,
            text =>
            {
                if (SlotReference.TryParse(text, out var slot))
                {
                    SlotReference.TryParse(slot!.ToString(), out var again).ShouldBeTrue();
                    again.ShouldBe(slot);
                }
            }
        );
}
