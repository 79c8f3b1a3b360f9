using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Ports;

namespace QlikRotator.Application.Scanning;

/// <summary>What is in use at a resource.</summary>
/// <param name="Current">The credentials that the newest versions' values belong to.</param>
/// <param name="Settled">Whether that is proved for each of them.</param>
internal sealed record InUse(IReadOnlySet<string> Current, bool Settled, UnseenSecrets Unseen)
{
    public bool IsSurelyWithout(CredentialRecord record) =>
        Settled && !Current.Contains(record.CredentialId!) && !Unseen.Contains(record.Secret);
}

/// <summary>Brings the register up to what a tenant lists: what appeared late, what nobody uses any more, what is dead.</summary>
internal sealed class RegisterUpdate(CredentialRegister register, RotationLedger ledger)
{
    /// <param name="state">A list that can be believed.</param>
    public async Task<ResourceRegister> RunAsync(ResourceRegister known, SourceState state, InUse inUse, CancellationToken ct)
    {
        foreach (var record in known.Records)
        {
            await (
                record.State == CredentialState.Intended ? SettleAsync(record, state, ct)
                : record.IsAlive ? UpdateAsync(record, state, inUse, ct)
                : Task.CompletedTask
            );
        }

        return await register.ReadAsync(known.Resource, ct);
    }

    /// <summary>A credential that only showed after its rotation had given up looking for it.</summary>
    private async Task SettleAsync(CredentialRecord attempt, SourceState state, CancellationToken ct)
    {
        var made = state.Credentials.Where(one => state.Marks && one.Marker == attempt.Maker!.Marker).ToList();
        if (made is [var one] && await HasEndedAsync(attempt, ct))
        {
            var settled = await register.ChangeAsync(attempt, found => found.Made(one.Id, one.CreatedAt), ct);
            await register.MoveAsync(settled, CredentialState.Left, WhyLeft(settled), ct);
        }
    }

    private async Task UpdateAsync(CredentialRecord record, SourceState state, InUse inUse, CancellationToken ct)
    {
        if (IsGone(record, state, inUse.Current))
        {
            await register.MoveAsync(
                record,
                CredentialState.Dead,
                new(ApplicationCodes.Gone, "The tenant does not list it any more."),
                ct
            );
        }
        else if (
            record is { Maker: not null, State: CredentialState.Live }
            && inUse.IsSurelyWithout(record)
            && await HasEndedAsync(record, ct)
        )
        {
            await register.MoveAsync(record, CredentialState.Left, WhyLeft(record), ct);
        }
    }

    /// <summary>Only a list that shows what is in use can be believed when it does not show something else.</summary>
    private static bool IsGone(CredentialRecord record, SourceState state, IReadOnlySet<string> current) =>
        state.Credentials.All(one => one.Id != record.CredentialId) && state.Credentials.Any(one => current.Contains(one.Id));

    private async Task<bool> HasEndedAsync(CredentialRecord record, CancellationToken ct) =>
        await ledger.FindAsync(record.Maker!.RotationId, ct) is not { Outcome: null };

    private static Reason WhyLeft(CredentialRecord record) =>
        new(
            ApplicationCodes.Left,
            $"Rotation {record.Maker!.RotationId} made it, and no newest version in the vault belongs to it."
        );
}
