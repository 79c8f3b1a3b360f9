namespace QlikRotator.Web.SignIn;

/// <summary>Whom a host lets see its pages. It is the host's word, because behind a proxy every caller looks local.</summary>
public enum PageAccess
{
    /// <summary>The host listens on loopback only: whoever reaches it sits at this machine.</summary>
    ThisMachine,

    /// <summary>The platform signs nobody in: links in messages work, and the host's keys.</summary>
    KeysOnly,

    /// <summary>Only people whom the platform has signed in, by their app roles.</summary>
    SignedIn,
}
