using System.Text.RegularExpressions;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Encryption;

/// <summary>Keys for the tenant's encryption; their lists come under <c>errors</c>, as specified.</summary>
internal static partial class KeyProviderEndpoints
{
    private const string Path = "/api/v1/encryption/keyproviders";

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.Plain, AsAdmin(List)),
        ApiRoute.Post(Path, ErrorShape.Plain, AsAdmin(Register)),
        ApiRoute.Get(Path + "/actions/list", ErrorShape.Plain, AsAdmin(ListAll)),
        ApiRoute.Post(Path + "/actions/reset-to-default-provider", ErrorShape.Plain, AsAdmin(MigrationEndpoints.Reset)),
        ApiRoute.Get(Path + "/migration/actions/details", ErrorShape.Plain, AsAdmin(MigrationEndpoints.Details)),
        ApiRoute.Get(Path + "/{id}", ErrorShape.Plain, AsAdmin(Read)),
        ApiRoute.Patch(Path + "/{id}", ErrorShape.Plain, AsAdmin(Patch)),
        ApiRoute.Delete(Path + "/{id}", ErrorShape.Plain, AsAdmin(Delete)),
        ApiRoute.Post(Path + "/{id}/actions/test", ErrorShape.Plain, AsAdmin(Test)),
        ApiRoute.Post(Path + "/{id}/actions/migrate", ErrorShape.Plain, AsAdmin(MigrationEndpoints.Start)),
    ];

    public static Answer With(ApiCall call, Func<KeyProvider, Answer> work) =>
        call.Tenant.KeyProviders.Find(call.Route("id")) is { } provider
            ? work(provider)
            : Answer.NotFound("No entry matches the fingerprint.");

    private static Handler AsAdmin(Handler handler) =>
        call => call.Caller.IsAdmin ? handler(call) : Answer.Unauthorized("Encryption is for administrators.");

    private static Answer List(ApiCall call) =>
        Answer.Ok(new { errors = call.Tenant.KeyProviders.All.Select(provider => KeyProviderView.Of(call.Tenant, provider)) });

    private static Answer ListAll(ApiCall call)
    {
        var providers = call.Tenant.KeyProviders.All.Select(provider => KeyProviderView.Of(call.Tenant, provider));
        return Answer.Ok(new { errors = providers.Prepend(KeyProviderView.Own(call.Tenant)) });
    }

    private static Answer Register(ApiCall call)
    {
        if (call.Fields.Text("name") is not { Length: > 0 } name || call.Fields.Text("keyprovider") != "AWS-KMS")
        {
            return Answer.BadRequest("name and keyprovider are required.");
        }

        if (call.Fields.Text("arn") is not { } arn || !KeyArn().IsMatch(arn))
        {
            return Answer.Fail(417, "HTTP-417", "Failed to validate AWS-KMS ARN structure");
        }

        return call.Tenant.KeyProviders.Find(KeyProviderStore.FingerprintOf(arn)) is null
            ? Answer.Created(KeyProviderView.Of(call.Tenant, call.Tenant.KeyProviders.Add(arn, name)))
            : Answer.Conflict("The provided key is already registered");
    }

    private static Answer Read(ApiCall call) => With(call, provider => Answer.Ok(KeyProviderView.Of(call.Tenant, provider)));

    private static Answer Test(ApiCall call) => With(call, provider => Answer.Created(KeyProviderView.Of(call.Tenant, provider)));

    private static Answer Patch(ApiCall call) =>
        With(
            call,
            provider =>
            {
                var patch = PatchOperation.ReadAll(call.Body);
                if (
                    patch is not { Count: > 0 }
                    || !patch.All(operation => operation is { Operation: "replace", Path: "/name" or "/description" })
                )
                {
                    return Answer.BadRequest("Only name and description can be replaced.");
                }

                foreach (var operation in patch)
                {
                    provider.Name = operation.Path == "/name" ? operation.Value.AsText() ?? provider.Name : provider.Name;
                    provider.Description = operation.Path == "/description" ? operation.Value.AsText() : provider.Description;
                }

                return Answer.NoContent;
            }
        );

    private static Answer Delete(ApiCall call) =>
        With(
            call,
            provider =>
            {
                if (
                    provider.Current
                    || (call.Tenant.KeyProviders.IsMigrating && call.Tenant.KeyProviders.Migration!.To == provider.Fingerprint)
                )
                {
                    return Answer.Fail(424, "HTTP-424", "The requested key is being used and cannot be deleted");
                }

                call.Tenant.KeyProviders.Remove(provider);
                return Answer.NoContent;
            }
        );

    [GeneratedRegex("^arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/[a-z0-9-]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyArn();
}
