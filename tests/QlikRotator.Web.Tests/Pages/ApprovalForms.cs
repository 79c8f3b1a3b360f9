namespace QlikRotator.Web.Tests.Pages;

internal static class ApprovalForms
{
    public static KeyValuePair<string, string?> Trusting => new("Rotator:Approvals:TrustPlatformSignIn", "true");

    /// <summary>As a browser does it: opens the page and sends its first form.</summary>
    public static async Task<PagesWorld.Answer> ApproveAsync(this PagesWorld world, string address, string? comment = null)
    {
        var form = (await world.GetAsync(address)).Form();
        return await world.PostAsync(
            address.Split('?')[0],
            form.Append(new("decision", "approve")).Append(new("reason", comment ?? ""))
        );
    }
}
