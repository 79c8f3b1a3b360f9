namespace QlikRotator.Simulators.KeyVault.Secrets;

/// <summary>The live secrets and, beside them, the deleted ones. Thread-safe; names do not differ by case.</summary>
internal sealed class SecretStore(TimeProvider time, int softDeleteDays, bool purgeProtection)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SecretHistory> live = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly VersionFactory versions = new(time);
    private readonly DeletedSecrets deleted = new(time, softDeleteDays, purgeProtection);

    /// <summary>Called outside the lock, once the version can be read.</summary>
    public Action<SimulatedSecretVersion> VersionSet { get; set; } = _ => { };

    public VaultResult<SimulatedSecretVersion> Set(string name, SecretDraft draft) => Append(name, draft).Tap(VersionSet);

    public VaultResult<SimulatedSecretVersion> Read(string name, string? version) =>
        Find(name, version) switch
        {
            null => VaultRefusal.SecretNotFound(name),
            { Enabled: false } => VaultRefusal.Forbidden("Operation get is not allowed on a disabled secret.", "SecretDisabled"),
            var found => found,
        };

    public SimulatedSecretVersion? Find(string name, string? version)
    {
        lock (gate)
        {
            return live.GetValueOrDefault(name)?.Find(version);
        }
    }

    public VaultResult<SimulatedSecretVersion> Update(string name, string? version, SecretChange change)
    {
        if (SecretRules.WhyRefuseTags(change.Tags) is { } refusal)
        {
            return refusal;
        }

        lock (gate)
        {
            if (live.GetValueOrDefault(name) is not { } history || history.Find(version) is not { } found)
            {
                return VaultRefusal.SecretNotFound(name);
            }

            var changed = versions.Change(found, change);
            history.Replace(changed);
            return changed;
        }
    }

    public IReadOnlyList<SimulatedSecretVersion> Versions(string name)
    {
        lock (gate)
        {
            return live.GetValueOrDefault(name)?.Snapshot() ?? [];
        }
    }

    public IReadOnlyList<SimulatedSecretVersion> LatestOfEach()
    {
        lock (gate)
        {
            return [.. live.Values.Select(history => history.Latest)];
        }
    }

    /// <summary>So many of those whose names come behind one, in the order of their names.</summary>
    public IReadOnlyList<SimulatedSecretVersion> LatestBehind(string name, int most)
    {
        lock (gate)
        {
            return names.Max is { } last && names.Comparer.Compare(name, last) < 0
                ?
                [
                    .. names
                        .GetViewBetween(name, last)
                        .SkipWhile(one => names.Comparer.Compare(one, name) == 0)
                        .Take(most)
                        .Select(one => live[one].Latest),
                ]
                : [];
        }
    }

    public VaultResult<DeletedSecret> Delete(string name)
    {
        lock (gate)
        {
            names.Remove(name);
            return live.Remove(name, out var history) ? deleted.Add(history) : VaultRefusal.SecretNotFound(name);
        }
    }

    public VaultResult<DeletedSecret> FindDeleted(string name)
    {
        lock (gate)
        {
            return deleted.Find(name) is { } found ? found : VaultRefusal.SecretNotFound(name);
        }
    }

    public IReadOnlyList<DeletedSecret> AllDeleted()
    {
        lock (gate)
        {
            return deleted.All();
        }
    }

    public VaultResult<SimulatedSecretVersion> Recover(string name)
    {
        lock (gate)
        {
            if (deleted.Take(name) is not { } found)
            {
                return VaultRefusal.SecretNotFound(name);
            }

            live[name] = found.History;
            names.Add(name);
            return found.History.Latest;
        }
    }

    public VaultResult<DeletedSecret> Purge(string name)
    {
        lock (gate)
        {
            return deleted.Purge(name);
        }
    }

    private VaultResult<SimulatedSecretVersion> Append(string name, SecretDraft draft)
    {
        if (SecretRules.WhyRefuse(name, draft) is { } refusal)
        {
            return refusal;
        }

        lock (gate)
        {
            if (deleted.Find(name) is not null)
            {
                return VaultRefusal.Conflict(
                    $"Secret {name} is deleted but recoverable: its name cannot be used until it is recovered or purged.",
                    "ObjectIsDeletedButRecoverable"
                );
            }

            if (!live.TryGetValue(name, out var history))
            {
                live[name] = history = new SecretHistory(name);
                names.Add(name);
            }

            history.Append(versions.Create(history.Name, draft));
            return history.Latest;
        }
    }
}
