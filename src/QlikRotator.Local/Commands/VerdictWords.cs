using QlikRotator.Core.Plan;

namespace QlikRotator.Local.Commands;

/// <summary>Whose a credential is, for people.</summary>
internal static class VerdictWords
{
    public static string Of(CredentialVerdict verdict) =>
        verdict switch
        {
            CredentialVerdict.OursCurrent => "ours, in use",
            CredentialVerdict.OursRetiring => "ours, on its way out",
            CredentialVerdict.OursLeft => "left over",
            _ => "not known",
        };
}
