using QlikRotator.Core.Ownership;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>A rotation that was played, with the questions a test asks about it.</summary>
internal sealed record RotationStory(RotationWorld World, RotationRequest Request, RotationOutcome Outcome, ContextLog Context)
{
    /// <summary>What the register lists as left alive.</summary>
    public required IReadOnlyList<CredentialRecord> Left { get; init; }

    public IReadOnlyList<SimulatedSecretVersion> Versions => World.KeyVault.Vault.Versions(Request.Subject.Name);

    public SimulatedSecretVersion Newest => Versions[^1];

    public void ShouldEndAs(OutcomeKind kind, string? code = null)
    {
        Outcome.Kind.ShouldBe(kind, Outcome.Reason.ToString());
        if (code is not null)
        {
            Outcome.Reason.Code.ShouldBe(code);
        }

        ShouldHaveLeakedNothing();
    }

    /// <summary>The client has its new secret and the ones it should keep; the old one is dead, and the vault has the new one.</summary>
    public void ShouldHaveReplaced(SeededOAuthClient client, int secrets = 1)
    {
        ShouldEndAs(OutcomeKind.Rotated);
        Outcome.OldRefused.ShouldBe(true);
        Outcome.NewAccepted.ShouldBe(true);
        World.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(secrets);
        World.Tenant.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeFalse();
        World.Tenant.AcceptsClientSecret(client.ClientId, Newest.Value).ShouldBeTrue();
        Versions.Where(version => version.Enabled).ShouldHaveSingleItem();
    }

    /// <summary>The old secret works and is what readers get; nothing of ours is left at the tenant.</summary>
    public void ShouldHaveLeftTheOldOne(SeededOAuthClient client, int secrets = 1)
    {
        Newest.Value.ShouldBe(client.Secret);
        Newest.Enabled.ShouldBeTrue();
        World.Tenant.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeTrue();
        World.Tenant.ClientSecrets(client.ClientId).Count.ShouldBe(secrets);
    }

    public async Task<IReadOnlyList<string>> EventsAsync()
    {
        var events = new List<string>();
        await foreach (var one in World.Ledger.EventsAsync(Request.RotationId, RotationWorld.Ct))
        {
            events.Add(one.Entry.What);
        }

        return events;
    }

    /// <summary>Values that were written anywhere but the vault.</summary>
    public IReadOnlyList<string> FindValues()
    {
        string[] written = [.. World.EverythingWritten(), .. Context.Written];
        return
        [
            .. World
                .Everywhere.SelectMany(one => one.IssuedValues)
                .Where(value => Array.Exists(written, text => text.Contains(value, StringComparison.Ordinal))),
        ];
    }

    private void ShouldHaveLeakedNothing() => FindValues().Count.ShouldBe(0, "a value was written down");
}
