namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>How a request was signed in.</summary>
internal enum SignIn
{
    /// <summary>With an API key, as its owner.</summary>
    ApiKey,

    /// <summary>With an OAuth client's own token, as its bot user.</summary>
    Bot,

    /// <summary>With an OAuth client's token, as the user that it impersonates.</summary>
    Impersonation,
}
