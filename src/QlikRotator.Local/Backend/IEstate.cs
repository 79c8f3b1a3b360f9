using QlikRotator.Application.Planning;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

/// <summary>What is managed, what falls due and what is left.</summary>
internal interface IEstate
{
    Task<SecretList> SecretsAsync(CancellationToken ct);

    Task<RotationPlan> PlanAsync(PlanQuery query, CancellationToken ct);

    Task<LeftList> LeftAsync(CancellationToken ct);
}
