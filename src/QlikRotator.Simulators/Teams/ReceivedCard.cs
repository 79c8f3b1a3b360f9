using System.Text.Json;

namespace QlikRotator.Simulators.Teams;

/// <summary>One Adaptive Card that a channel would show.</summary>
/// <param name="Message">The whole body as posted.</param>
/// <param name="Card">The card of the first attachment.</param>
/// <param name="Received">When.</param>
public sealed record ReceivedCard(string Message, JsonElement Card, DateTimeOffset Received);
