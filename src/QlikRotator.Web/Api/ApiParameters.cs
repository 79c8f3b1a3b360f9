namespace QlikRotator.Web.Api;

/// <summary>Parameters that several endpoints have.</summary>
internal static class ApiParameters
{
    public static readonly ApiParameter Text = Query<string>("q", "Part of a name, vault, tenant or id.");
    public static readonly ApiParameter Tenant = Query<string>("tenant", "Host of a tenant.");
    public static readonly ApiParameter Limit = Query<int>("limit", $"1 to {ApiPage.Most}; {ApiPage.Usual} where left out.");
    public static readonly ApiParameter Cursor = Query<string>("cursor", "The 'next' of the page before.");
    public static readonly ApiParameter Rotation = new("id", "path", typeof(string), "Id of a rotation.");

    public static ApiParameter Query<T>(string name, string says) => new(name, "query", typeof(T), says);
}
