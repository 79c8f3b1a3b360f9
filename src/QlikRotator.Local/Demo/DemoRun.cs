using QlikRotator.Adapters.Approvals;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>Rotates the estate's secrets one after the other, so that every call to a tenant belongs to one rotation.</summary>
internal sealed class DemoRun(DemoEstate estate, Terminal terminal, IServiceProvider services, bool autoApprove)
{
    public async Task<IReadOnlyList<DemoRotation>> RunAsync(CancellationToken ct)
    {
        using var proof = new DemoProof(estate);
        var rotations = new List<DemoRotation>();
        foreach (var secret in estate.Secrets)
        {
            rotations.Add(await RotateAsync(secret, proof, ct));
        }

        return rotations;
    }

    private async Task<DemoRotation> RotateAsync(DemoSecret secret, DemoProof proof, CancellationToken ct)
    {
        terminal.Say($"Key Vault announces: {secret.Name} nears its expiry.");
        var tenant = estate.Qlik.Tenant(secret.Tenant);
        tenant.ResetCounters();
        var version = await estate.AnnounceAsync(secret, ct);
        var record = await FollowAsync(RotationId.For(version), ct);
        var (calls, writes) = (tenant.CallCount, tenant.WriteCount);
        return new DemoRotation(
            secret.Name,
            record.Source,
            record.Tenant,
            record.Outcome!.Kind,
            OldRefused: !await proof.IsAcceptedAsync(secret, secret.OldValue, ct),
            NewAccepted: await proof.IsAcceptedAsync(secret, await proof.NewestValueAsync(secret.Name, ct), ct),
            calls,
            writes,
            record.Outcome.Slots
        );
    }

    private async Task<RotationRecord> FollowAsync(string rotationId, CancellationToken ct)
    {
        var screen = services.GetRequiredService<RotationScreen>();
        var approver = new DemoApprover(terminal, services.GetRequiredService<ApprovalDesk>(), autoApprove);
        while (true)
        {
            var record = await screen.FollowAsync(rotationId, () => approver.IsAskedAsync(rotationId, ct), ct);
            if (record.Outcome is not null)
            {
                return record;
            }

            await approver.AnswerAsync(rotationId, ct);
        }
    }
}
