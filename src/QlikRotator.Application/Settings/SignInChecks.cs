namespace QlikRotator.Application.Settings;

/// <summary>
/// A vault secret is the secret of one client. Named twice by mistake, that of a region or an organization, which opens all that is theirs, would be
/// sent to somebody else with the first sign-in.
/// </summary>
internal static class SignInChecks
{
    /// <param name="places">In the order in which they are written: a later one is told of an earlier one.</param>
    public static void Check(IEnumerable<SignInPlace> places, RotatorOptions options, SettingProblems problems)
    {
        var vault = OwnVault.Find(options);
        var named = places.Where(one => one.Auth is { Secret.Length: > 0, ClientId.Length: > 0 });
        foreach (var shared in named.GroupBy(one => NameOf(one.Auth.Secret!, vault), StringComparer.OrdinalIgnoreCase))
        {
            Check([.. shared], problems);
        }
    }

    private static void Check(IReadOnlyList<SignInPlace> places, SettingProblems problems)
    {
        foreach (var place in places.Skip(1))
        {
            problems.AddIf(
                place.Auth.ClientId != places[0].Auth.ClientId,
                $"{place.At}:Auth:Secret",
                $"is the secret of another client at {places[0].At}:Auth: each client has a secret of its own"
            );
        }

        foreach (var owner in places.Where(one => one.Bounds is not null))
        {
            CheckReach(owner, places.Where(one => one.At != owner.At), problems);
        }
    }

    private static void CheckReach(SignInPlace owner, IEnumerable<SignInPlace> others, SettingProblems problems)
    {
        foreach (
            var (other, host) in others.Select(one => (one, Host: one.FirstHostBeyond(owner))).Where(one => one.Host is not null)
        )
        {
            problems.Add(
                $"{other.At}:Auth:Secret",
                $"is the secret of the client for {owner.Bounds} at {owner.At}, and would be sent to {host}"
            );
        }
    }

    private static string NameOf(string secret, Uri? vault) => vault is null ? secret : OwnVault.NameIn(vault, secret) ?? secret;
}
