using QlikRotator.Application.Discovering;

namespace QlikRotator.Web.Pages.Tenants;

/// <summary>How something that nobody manages is put under management.</summary>
internal static class AdoptWords
{
    private static readonly string[] Sources = ["oauth-client-secret", "api-key", "execution-token"];

    public static bool IsSource(DiscoveredResource one) => Sources.Contains(one.Family, StringComparer.Ordinal);

    public static string Of(DiscoveredResource one, string tenant) =>
        !IsSource(one)
            ? $"Give the managed secret whose value it holds the tag qlik-slot-1 = {one.Family}:{one.Id}"
            : $"qlik-rotator adopt <name> --source {one.Family} --tenant {tenant} --id {ResourceOf(one)} --credential {one.Credential ?? one.Id} --value-from-stdin";

    private static string ResourceOf(DiscoveredResource one) => one.Family == "api-key" ? one.Owner ?? "<owner>" : one.Id;
}
