using QlikRotator.Application.Inventory;
using QlikRotator.Core;
using QlikRotator.Core.Ownership;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Application.Retiring;

/// <summary>Ends holds, and says what will become of what they kept alive. One that cannot be released stops none of the others.</summary>
public sealed class HoldRelease(
    SecretInventory inventory,
    RegisteredKinds kinds,
    HoldTag tag,
    ReleaseRecords records,
    CredentialRegister register,
    TimeProvider time
)
{
    public async Task<ReleaseAnswer> ReleaseAsync(ReleaseOrder order, CancellationToken ct)
    {
        if (order.WhyNot() is { } unclear)
        {
            return new([], [unclear]);
        }

        var report = await inventory.ReadAsync(ct);
        List<SecretReference> held = [.. report.Secrets.Where(IsHeld).Where(order.Matches).Select(one => one.Secret.Secret)];
        var (chosen, problems) = order.Secrets.Count > 0 ? ByName(held, order.Secrets) : (held, []);
        problems = report.Incomplete is { } incomplete ? [.. problems, incomplete] : problems;
        if (chosen.Count + problems.Count == 0 && kinds.WhyUnknown(order.Tenant, order.Family, policy: null) is { } unknown)
        {
            return new([], [unknown]);
        }

        // Looked up first: an outage has released nothing.
        var left = (await register.ListLeftAsync(ct)).ToLookup(one => one.Secret);
        var released = await ReleaseAllAsync(chosen, order, problems, ct);
        SweepCandidate[] done =
        [
            .. report
                .Secrets.Where(one => released.Contains(one.Secret.Secret))
                .OrderBy(one => one.Secret.Secret.ToString(), StringComparer.Ordinal),
        ];
        return new([.. done.Select(one => one.Secret.Secret)], problems)
        {
            After = [.. done.SelectMany(one => AfterRelease.Of(one, left[one.Secret.Secret]))],
        };
    }

    /// <returns>Those that are released; what keeps the others is added to <paramref name="problems"/>.</returns>
    private async Task<HashSet<SecretReference>> ReleaseAllAsync(
        IEnumerable<SecretReference> chosen,
        ReleaseOrder order,
        List<Reason> problems,
        CancellationToken ct
    )
    {
        var released = new HashSet<SecretReference>();
        foreach (var secret in chosen.Distinct())
        {
            if (await WhyNotAsync(secret, order, ct) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                released.Add(secret);
            }
        }

        return released;
    }

    private async Task<Reason?> WhyNotAsync(SecretReference secret, ReleaseOrder order, CancellationToken ct)
    {
        try
        {
            var removed = await tag.RemoveAsync(secret, ct);
            if (!removed.TryGet(out var version, out var problem))
            {
                return problem;
            }

            await records.KeepAsync(new(secret, version.Version, order.By, time.GetUtcNow(), order.Why), ct);
            return null;
        }
        catch (TryAgainException outage)
        {
            return outage.Reason;
        }
    }

    private bool IsHeld(SweepCandidate one) => one.Secret.HoldAt(time.GetUtcNow()) is not null;

    private static (List<SecretReference> Chosen, List<Reason> Problems) ByName(
        List<SecretReference> held,
        IReadOnlyList<string> names
    )
    {
        var chosen = new List<SecretReference>();
        var problems = new List<Reason>();
        foreach (var name in names)
        {
            switch (held.FindAll(one => one.IsCalled(name)))
            {
                case [var one]:
                    chosen.Add(one);
                    break;
                case []:
                    problems.Add(new(ApplicationCodes.NotHeld, $"'{name}' is not held."));
                    break;
                case var several:
                    problems.Add(
                        new(ApplicationCodes.VaultUnclear, $"'{name}' is held in several vaults: {string.Join(", ", several)}.")
                    );
                    break;
            }
        }

        return (chosen, problems);
    }
}
