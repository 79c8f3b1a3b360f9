namespace QlikRotator.Local.Remote;

/// <summary>The app did not do what it was asked for. The message is for whoever sits here: what is wrong and what to do.</summary>
internal sealed class AppRefusedException(string message, string code = LocalCodes.AppRefused) : Exception(message)
{
    /// <summary>Of the app's own reason, where it gave one.</summary>
    public string Code { get; } = code;
}
