using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Encryption;

/// <summary>Changing the current key, to be polled.</summary>
internal static class MigrationEndpoints
{
    public static Answer Start(ApiCall call) =>
        KeyProviderEndpoints.With(
            call,
            provider =>
                provider.Current ? Answer.Fail(412, "HTTP-412", "The key is in use already")
                : call.Tenant.KeyProviders.IsMigrating
                    ? Answer.Fail(428, "HTTP-428", "There is already an ongoing migration for the tenant")
                : Answer.Ok(KeyProviderView.Of(call.Tenant, call.Tenant.KeyProviders.Migrate(provider)))
        );

    public static Answer Reset(ApiCall call)
    {
        if (call.Tenant.KeyProviders.IsMigrating)
        {
            return Answer.Fail(406, "HTTP-406", "There is already an ongoing migration for the tenant");
        }

        if (call.Tenant.KeyProviders.Current is null)
        {
            return Answer.Ok(new { message = "Tenant is already using Qlik KMS, no migration is required." });
        }

        call.Tenant.KeyProviders.Migrate(target: null);
        // 205 has no body, whatever the specification draws.
        return new Answer(StatusCodes.Status205ResetContent);
    }

    public static Answer Details(ApiCall call)
    {
        if (call.Tenant.KeyProviders.Migration is not { } migration)
        {
            return Answer.NotFound("There is no ongoing migration for this tenant");
        }

        call.Tenant.KeyProviders.Look();
        return Answer.Ok(KeyProviderView.Of(call.Tenant, migration));
    }
}
