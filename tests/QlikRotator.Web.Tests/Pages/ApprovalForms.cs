using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Web.Tests.Pages;

internal static class ApprovalForms
{
    /// <summary>The platform signs people in, and the settings know the object ids of the approvers.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Trusting =>
        [new("Rotator:Approvals:TrustPlatformSignIn", "true"), .. PeopleOf(Question.Ann, Question.Bob, Question.Cy)];

    private static IEnumerable<KeyValuePair<string, string?>> PeopleOf(params string[] names) =>
        names.SelectMany(
            (name, at) =>
                new KeyValuePair<string, string?>[]
                {
                    new($"Rotator:People:{at}:Name", name),
                    new($"Rotator:People:{at}:ObjectId", PlatformSignIn.ObjectIdOf(name)),
                }
        );

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
