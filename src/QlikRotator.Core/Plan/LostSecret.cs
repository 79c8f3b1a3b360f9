using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Plan;

/// <summary>
/// A secret that was managed and is no more, without anybody having said so: its newest version came without tags. It is listed until
/// it is adopted again, let go by its tag, or deleted.
/// </summary>
/// <param name="Newest">The version without tags.</param>
/// <param name="Passing">The next sweep settles it, with nobody doing anything.</param>
public sealed record LostSecret(KnownSecret Known, SecretVersionReference Newest, Reason Reason, bool Passing)
{
    public SecretReference Secret => Known.Secret;
}
