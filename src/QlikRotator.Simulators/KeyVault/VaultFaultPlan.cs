namespace QlikRotator.Simulators.KeyVault;

/// <summary>
/// The disturbances in force; thread-safe. A request is hit by every matching delay and by the first other fault that matches.
/// The challenge round (a request without a token) is never hit and never counted.
/// </summary>
public sealed class VaultFaultPlan
{
    private readonly Lock gate = new();
    private readonly List<VaultFault> faults = [];

    /// <summary>The faults still in force, with what remains of their counts.</summary>
    public IReadOnlyList<VaultFault> Active
    {
        get
        {
            lock (gate)
            {
                return [.. faults];
            }
        }
    }

    public void Add(VaultFault fault)
    {
        lock (gate)
        {
            faults.Add(fault);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    /// <param name="requests">Null lasts until cleared.</param>
    public void Outage(int? requests = null) => Add(new VaultFault { Kind = VaultFaultKind.Outage, Requests = requests });

    public void Throttle(int requests, TimeSpan retryAfter) =>
        Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Throttle,
                Requests = requests,
                RetryAfter = retryAfter,
            }
        );

    /// <param name="requests">Null lasts until cleared.</param>
    public void Forbid(int? requests = null) => Add(new VaultFault { Kind = VaultFaultKind.Forbid, Requests = requests });

    /// <summary>Loses the answer of the next matching request after its work is done.</summary>
    public void LoseAnswer(string? method = null, string? pathPrefix = null) =>
        Add(
            new VaultFault
            {
                Kind = VaultFaultKind.LoseAnswer,
                Requests = 1,
                Method = method,
                PathPrefix = pathPrefix,
            }
        );

    public void Delay(TimeSpan wait, int? requests = null) =>
        Add(
            new VaultFault
            {
                Kind = VaultFaultKind.Delay,
                Wait = wait,
                Requests = requests,
            }
        );

    internal IReadOnlyList<VaultFault> Take(string method, string path)
    {
        lock (gate)
        {
            var hits = new List<VaultFault>();
            for (var i = 0; i < faults.Count; i++)
            {
                var fault = faults[i];
                if (
                    !Matches(fault, method, path)
                    || (fault.Kind != VaultFaultKind.Delay && hits.Exists(hit => hit.Kind != VaultFaultKind.Delay))
                )
                {
                    continue;
                }

                if (fault.Skip == 0)
                {
                    hits.Add(fault);
                }

                faults[i] = Spend(fault);
            }

            faults.RemoveAll(fault => fault.Requests is <= 0);
            return hits;
        }
    }

    private static VaultFault Spend(VaultFault fault) =>
        fault.Skip > 0 ? fault with { Skip = fault.Skip - 1 } : fault with { Requests = fault.Requests - 1 };

    private static bool Matches(VaultFault fault, string method, string path) =>
        (fault.Method is null || string.Equals(fault.Method, method, StringComparison.OrdinalIgnoreCase))
        && (fault.PathPrefix is null || path.StartsWith(fault.PathPrefix, StringComparison.OrdinalIgnoreCase))
        && fault.Where?.Invoke(new VaultCall(method, path)) != false;
}
