namespace QlikRotator.Simulators.KeyVault.Secrets;

internal sealed record DeletedSecret(SecretHistory History, DateTimeOffset Deleted, DateTimeOffset ScheduledPurge);
