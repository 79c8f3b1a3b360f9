namespace QlikRotator.Simulators.KeyVault.Http;

/// <summary>The order in which a request is judged: token, faults, API version, then the operation.</summary>
internal static class VaultPipeline
{
    public static void Map(WebApplication app, VaultHost host)
    {
        app.Use(new RequestJournal(host).InvokeAsync);
        app.UseWhen(
            IsOfTheVault,
            vault =>
            {
                vault.Use(new Challenge(host).InvokeAsync);
                vault.Use(new FaultGate(host).InvokeAsync);
                vault.Use(ApiVersionGate.InvokeAsync);
            }
        );
        app.UseRouting();
        new SecretEndpoints(host).Map(app);
        new DeletedSecretEndpoints(host).Map(app);
        new KeyEndpoints(host).Map(app);
        new FaultEndpoints(host).Map(app);
        new EventEndpoints(host).Map(app);
        app.MapFallback(NoSuchOperation);
    }

    private static bool IsOfTheVault(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/simulator", StringComparison.OrdinalIgnoreCase);

    private static IResult NoSuchOperation(HttpContext context) =>
        VaultAnswer.Refuse(
            VaultRefusal.BadParameter($"The service has no operation {context.Request.Method} {context.Request.Path}.")
        );
}
