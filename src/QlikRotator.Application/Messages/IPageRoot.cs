namespace QlikRotator.Application.Messages;

/// <summary>Where people reach the pages. A host that knows better than the settings registers its own.</summary>
public interface IPageRoot
{
    /// <summary>Null where nobody has said: then messages carry no links.</summary>
    Uri? Address { get; }
}
