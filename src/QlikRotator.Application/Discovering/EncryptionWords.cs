namespace QlikRotator.Application.Discovering;

/// <summary>Which key encrypts a tenant, in words.</summary>
public static class EncryptionWords
{
    public static string Of(EncryptionFound? encryption)
    {
        if (encryption is null)
        {
            return "could not be read";
        }

        var current = encryption.Keys.FirstOrDefault(key => key.Current);
        var key = current is null ? "Qlik's own key" : $"{current.Provider} '{current.Name}', fingerprint {current.Fingerprint}";
        return encryption.Migration is { } migration ? $"{key}; migration {migration} ({encryption.MigrationProgress} %)" : key;
    }
}
