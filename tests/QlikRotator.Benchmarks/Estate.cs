using QlikRotator.Core.Plan;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Benchmarks;

/// <summary>A large partner's estate: secrets spread over tenants, one in ten of them due.</summary>
internal static class Estate
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly PolicySettings Policy = new(
        "default",
        TimeSpan.FromDays(90),
        TimeSpan.FromDays(30),
        TimeSpan.FromDays(90),
        TimeSpan.FromHours(6.5),
        TimeSpan.FromHours(12),
        RetireGate.Health,
        StartGate.None,
        Window: null,
        Approvers: [],
        ApprovalsNeeded: 1,
        TimeSpan.FromDays(3),
        RemindEvery: null,
        TimeoutAction.KeepBoth,
        RetireBy.Delete,
        Channels: [],
        Allow: []
    );

    public static IReadOnlyList<SweepCandidate> Of(int secrets, int tenants) =>
        [.. Enumerable.Range(0, secrets).Select(number => Candidate(number, number % tenants))];

    private static SweepCandidate Candidate(int number, int tenant)
    {
        var age = number % 10 == 0 ? 70 : number % 60;
        var reference = new SecretReference(new Uri("https://contoso.vault.azure.net"), $"secret-{number}");
        var secret = new ManagedSecret(
            reference.At("v1"),
            "oauth-client-secret",
            $"t{tenant}.eu.qlikcloud.com",
            $"client-{number}",
            "hint1",
            Policy.Name,
            Slots: [],
            Now.AddDays(-age),
            Now.AddDays(90 - age),
            Enabled: true,
            RotationId: null,
            Replaces: null
        );
        return new SweepCandidate(secret, Policy, Current: null, Issues: true);
    }
}
