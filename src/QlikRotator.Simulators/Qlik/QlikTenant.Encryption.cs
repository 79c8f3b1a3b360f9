using QlikRotator.Simulators.Qlik.Encryption;

namespace QlikRotator.Simulators.Qlik;

public sealed partial class QlikTenant
{
    internal KeyProviderStore KeyProviders { get; }

    /// <summary>Seeds a customer's encryption key; answers its fingerprint.</summary>
    public string AddKeyProvider(string arn, string name, bool current = false)
    {
        lock (Gate)
        {
            var provider = KeyProviders.Add(arn, name);
            provider.Current = current;
            return provider.Fingerprint;
        }
    }
}
