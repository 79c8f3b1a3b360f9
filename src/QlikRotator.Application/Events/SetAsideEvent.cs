using QlikRotator.Core;

namespace QlikRotator.Application.Events;

/// <summary>The ledger's row of a message that was set aside. The message itself is kept elsewhere: nobody knows what it holds.</summary>
/// <param name="Secret">The secrets its events name, comma-separated; null where there is none to be read.</param>
public sealed record SetAsideEvent(string MessageId, DateTimeOffset At, int Length, string? Secret, Reason Reason);
