using QlikRotator.Application.Approving;
using QlikRotator.Application.Starting;
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
        foreach (var subject in estate.Subjects)
        {
            rotations.Add(await RotateAsync(subject, proof, ct));
        }

        return rotations;
    }

    private async Task<DemoRotation> RotateAsync(DemoSubject subject, DemoProof proof, CancellationToken ct)
    {
        var tenant = estate.Qlik.Tenant(subject.Tenant);
        tenant.ResetCounters();
        var version = await estate.BeginAsync(subject, ct);
        terminal.Say($"Key Vault announces: {subject.Name}, version {version.Version}.");
        var record = await FollowAsync(RotationId.For(version), ct);
        var (calls, writes) = (tenant.CallCount, tenant.WriteCount);
        var newest = await proof.NewestValueAsync(subject.Name, ct);
        return new DemoRotation(
            subject.Name,
            record.Source,
            record.Tenant,
            record.Outcome!.Kind,
            OldRefused: !await proof.IsAcceptedAsync(subject, subject.OldValue, ct),
            NewAccepted: await proof.IsAcceptedAsync(subject, newest, ct),
            calls,
            writes,
            DemoConsumer.Judge(subject.Consumers, record.Outcome.Slots, newest)
        );
    }

    private async Task<RotationRecord> FollowAsync(string rotationId, CancellationToken ct)
    {
        var screen = services.GetRequiredService<RotationScreen>();
        var approver = new DemoApprover(
            terminal,
            services.GetRequiredService<ApprovalDesk>(),
            services.GetRequiredService<IRotationHost>(),
            autoApprove
        );
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
