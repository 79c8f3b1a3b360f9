using QlikRotator.Local.Demo;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>
/// Holds a write to a tenant or to the vault that was not held before: each once before its work, and once when the work is done and
/// nobody has heard. Nobody lists the moments, so none can be forgotten.
/// </summary>
internal sealed class EveryWrite(DemoEstate estate)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _held = [];
    private string? _chosen;
    private string? _now;

    /// <summary>The moment that is being held; null while none is.</summary>
    public string? Now => Volatile.Read(ref _now);

    public IReadOnlyCollection<string> Held => _held;

    /// <summary>Lets go of everything, and will hold the next moment that is new.</summary>
    public void Arm()
    {
        Release();
        estate.Qlik.Faults.Add(Hang("before", afterWork: false));
        estate.Qlik.Faults.Add(Hang("after", afterWork: true));
        estate.Vault.Faults.Add(Wait("before", VaultFaultKind.Delay));
        estate.Vault.Faults.Add(Wait("after", VaultFaultKind.HoldAnswer));
    }

    public void Release()
    {
        estate.Qlik.Faults.Clear();
        estate.Vault.Faults.Clear();
        lock (_gate)
        {
            _chosen = null;
        }

        Volatile.Write(ref _now, null);
    }

    /// <summary>A moment that somebody else holds, if it is new and none is being held.</summary>
    public bool Hold(string moment)
    {
        if (!Choose(moment))
        {
            return false;
        }

        Strike();
        return true;
    }

    private Fault Hang(string moment, bool afterWork) =>
        new()
        {
            Kind = FaultKind.Hang,
            AfterWork = afterWork,
            Where = call =>
                call.IsWrite && !call.Route.StartsWith("/oauth/", StringComparison.Ordinal) && Choose($"{moment} {call}"),
            Struck = Strike,
        };

    private VaultFault Wait(string moment, VaultFaultKind kind) =>
        new()
        {
            Kind = kind,
            Wait = TimeSpan.FromHours(1),
            Times = 1,
            Where = call => call.Method is "PUT" or "PATCH" && Choose($"{moment} {call.Method} {SecretOf(call.Path)}"),
            Struck = Strike,
        };

    private bool Choose(string moment)
    {
        lock (_gate)
        {
            if (_chosen is not null || !_held.Add(moment))
            {
                return false;
            }

            _chosen = moment;
            return true;
        }
    }

    private void Strike() => Volatile.Write(ref _now, _chosen);

    private static string SecretOf(string path) => string.Join('/', path.Split('/').Take(3));
}
