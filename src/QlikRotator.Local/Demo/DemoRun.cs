using QlikRotator.Application.Approving;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Progress;

namespace QlikRotator.Local.Demo;

/// <summary>Rotates the estate's secrets one after the other, so that every call to a tenant belongs to one rotation.</summary>
/// <param name="autoApprove">Answers the question with yes.</param>
/// <param name="verbose">Every event of every rotation, not of the second act alone.</param>
internal sealed class DemoRun(DemoEstate estate, Terminal terminal, IServiceProvider services, bool autoApprove, bool verbose)
{
    public async Task<IReadOnlyList<DemoRotation>> RunAsync(CancellationToken ct)
    {
        using var proof = new DemoProof(estate);
        await new DemoOldWay(estate, terminal).PlayAsync(proof, ct);
        terminal.SayBold("2. The rotator's way: one secret, step by step");
        var rotations = new List<DemoRotation> { await RotateWatchedAsync(estate.Subjects[0], proof, ct) };
        terminal.Say("");
        terminal.SayBold("3. The whole estate: a secret of each kind");
        foreach (var subject in estate.Subjects.Skip(1))
        {
            rotations.Add(await RotateAsync(subject, proof, verbose, ct));
        }

        terminal.Say("");
        return rotations;
    }

    /// <summary>What the consumer asks the tenant is no call of the rotation's.</summary>
    private async Task<DemoRotation> RotateWatchedAsync(DemoSubject subject, DemoProof proof, CancellationToken ct)
    {
        await using var probe = new DemoProbe(proof, subject);
        probe.Start();
        var rotation = await RotateAsync(subject, proof, shown: true, ct);
        await probe.StopAsync();
        probe.Show(terminal);
        return rotation with { QlikCalls = rotation.QlikCalls - probe.Looks, ProbeRefusals = probe.Refusals };
    }

    private async Task<DemoRotation> RotateAsync(DemoSubject subject, DemoProof proof, bool shown, CancellationToken ct)
    {
        var tenant = estate.Qlik.Tenant(subject.Tenant);
        tenant.ResetCounters();
        var version = await estate.BeginAsync(subject, ct);
        terminal.Say($"   Key Vault announces: {subject.Name} expires soon.");
        var record = await FollowAsync(RotationId.For(version), shown, ct);
        var (calls, writes) = (tenant.CallCount, tenant.WriteCount);
        if (!shown)
        {
            terminal.Say($"   {OutcomeWords.Of(subject.Name, record.Outcome!).Title}.");
        }

        var newest = await proof.NewestValueAsync(subject.Name, ct);
        return new DemoRotation(
            record.Secret,
            record.Family,
            record.Tenant,
            record.Outcome!.Kind,
            OldRefused: !await proof.IsAcceptedAsync(subject, subject.OldValue, ct),
            NewAccepted: await proof.IsAcceptedAsync(subject, newest, ct),
            calls,
            writes,
            DemoConsumer.Judge(subject.Consumers, record.Outcome.Slots, newest)
        );
    }

    private async Task<RotationRow> FollowAsync(string rotationId, bool shown, CancellationToken ct)
    {
        var quiet = new Terminal(TextWriter.Null, TextWriter.Null, json: false, attended: false);
        var screen = shown
            ? services.GetRequiredService<RotationScreen>()
            : ActivatorUtilities.CreateInstance<RotationScreen>(services, quiet);
        var approver = new DemoApprover(
            terminal,
            services.GetRequiredService<ApprovalDesk>(),
            services.GetRequiredService<IRotationHost>(),
            autoApprove,
            verbose
        );
        while (true)
        {
            var now = await screen.FollowAsync(rotationId, () => approver.IsAskedAsync(rotationId, ct), ct);
            if (now.Rotation.Outcome is not null)
            {
                return now.Rotation;
            }

            await approver.AnswerAsync(rotationId, ct);
        }
    }
}
