namespace QlikRotator.Core.Ledger;

/// <summary>Written before a credential is created: Qlik knows no idempotency keys, so this is what makes a lost answer decidable.</summary>
/// <param name="Before">Ids of everything alive at the resource just before.</param>
/// <param name="CredentialId">What was created, once its value is in the vault; null while the intent is open.</param>
public sealed record IntentRecord(string RotationId, IReadOnlyList<string> Before, DateTimeOffset At, string? CredentialId);
