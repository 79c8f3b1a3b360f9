namespace QlikRotator.Local.Remote;

/// <summary>The app did not do what it was asked for. The message is for whoever sits here: what is wrong and what to do.</summary>
internal sealed class AppRefusedException(string message) : Exception(message);
