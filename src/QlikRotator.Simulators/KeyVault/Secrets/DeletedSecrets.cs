namespace QlikRotator.Simulators.KeyVault.Secrets;

/// <summary>Soft-deleted secrets until their purge date; guarded by the store's lock.</summary>
internal sealed class DeletedSecrets(TimeProvider time, int softDeleteDays, bool purgeProtection)
{
    private readonly Dictionary<string, DeletedSecret> byName = new(StringComparer.OrdinalIgnoreCase);

    public DeletedSecret Add(SecretHistory history)
    {
        var now = VaultClock.Now(time);
        return byName[history.Name] = new DeletedSecret(history, now, now.AddDays(softDeleteDays));
    }

    public DeletedSecret? Find(string name)
    {
        ForgetThePurged();
        return byName.GetValueOrDefault(name);
    }

    public IReadOnlyList<DeletedSecret> All()
    {
        ForgetThePurged();
        return [.. byName.Values];
    }

    public DeletedSecret? Take(string name)
    {
        ForgetThePurged();
        return byName.Remove(name, out var found) ? found : null;
    }

    public VaultResult<DeletedSecret> Purge(string name)
    {
        if (Find(name) is not { } found)
        {
            return VaultRefusal.SecretNotFound(name);
        }

        if (purgeProtection)
        {
            return VaultRefusal.Forbidden("Operation purge is not allowed: purge protection is on.", "ForbiddenByPolicy");
        }

        byName.Remove(name);
        return found;
    }

    private void ForgetThePurged()
    {
        var now = time.GetUtcNow();
        foreach (var gone in byName.Where(pair => pair.Value.ScheduledPurge <= now).Select(pair => pair.Key).ToList())
        {
            byName.Remove(gone);
        }
    }
}
