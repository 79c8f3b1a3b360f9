using QlikRotator.Core.Campaigns;
using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Campaigns;

/// <param name="Secrets">So many as <see cref="CampaignStore.PartSize"/>, in the order of the campaign.</param>
internal sealed record CampaignPart(IReadOnlyList<CampaignSecret> Secrets);

/// <summary>Some of a campaign's secrets, as they were read. What is changed is written together, part by part.</summary>
internal sealed class CampaignWindow(ILedgerStore store)
{
    private readonly Dictionary<int, LoadedPart> _parts = [];

    /// <summary>By its place in the campaign. Several threads may change different places.</summary>
    public CampaignSecret this[int place]
    {
        get => _parts[place / CampaignStore.PartSize].Secrets[place % CampaignStore.PartSize];
        set
        {
            var part = _parts[place / CampaignStore.PartSize];
            part.Secrets[place % CampaignStore.PartSize] = value;
            part.IsChanged = true;
        }
    }

    public void Add(int number, Stored<CampaignPart> part, DocumentKey key) =>
        _parts.Add(number, new([.. part.Value.Secrets], part.Version, key));

    /// <returns>False where somebody else has changed one of them meanwhile; what comes behind it is not written.</returns>
    public async Task<bool> SaveAsync(CancellationToken ct)
    {
        foreach (var part in _parts.Values.Where(part => part.IsChanged))
        {
            if (await store.WriteAsync(part.Key, new CampaignPart(part.Secrets), part.Version, ct) is not { } version)
            {
                return false;
            }

            part.Version = version;
            part.IsChanged = false;
        }

        return true;
    }

    private sealed class LoadedPart(CampaignSecret[] secrets, string version, DocumentKey key)
    {
        public CampaignSecret[] Secrets { get; } = secrets;

        public DocumentKey Key { get; } = key;

        public string Version { get; set; } = version;

        public bool IsChanged { get; set; }
    }
}
