namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <summary>A slot with what can be seen of it past the rotator.</summary>
/// <param name="Tag">As in <c>qlik-slot-N</c>.</param>
/// <param name="Works">Whether the place holds this value and works with it.</param>
/// <param name="Spoil">From now on whatever is behind the place takes no value but the first one.</param>
internal sealed record Place(string Tag, Func<string, bool> Works, Action<string> Spoil);
