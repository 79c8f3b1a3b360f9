namespace QlikRotator.Application.Settings;

/// <summary>The app in Azure that the command line works with in place of this machine.</summary>
public sealed class AppOptions
{
    /// <summary>Its https address, or http on this machine; nothing for this machine's own rotations.</summary>
    public Uri? Address { get; init; }

    /// <summary>Client id of the app registration that people sign in to the app through; tokens are asked for <c>api://{id}</c>.</summary>
    public string? ClientId { get; init; }

    /// <summary>What tokens are asked for, where it is not <c>api://{ClientId}/.default</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>Key of the host, in place of a token: it says nothing about who starts something.</summary>
    public string? Key { get; init; }
}
