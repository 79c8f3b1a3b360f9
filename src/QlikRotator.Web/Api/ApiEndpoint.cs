namespace QlikRotator.Web.Api;

/// <summary>One address of the HTTP interface as its description tells it.</summary>
/// <param name="Name">Of the function in Azure, and the operation's id in the description.</param>
/// <param name="Body">What is sent, as JSON; null for nothing.</param>
/// <param name="Problems">The statuses that come with problem details.</param>
internal sealed record ApiEndpoint(
    string Method,
    string Path,
    string Name,
    string Summary,
    IReadOnlyList<ApiParameter> Parameters,
    Type? Body,
    ApiReply Reply,
    params IReadOnlyList<int> Problems
);

/// <param name="In"><c>query</c>, <c>path</c> or <c>header</c>.</param>
/// <param name="Type">Of its values.</param>
internal sealed record ApiParameter(string Name, string In, Type Type, string Says);

/// <param name="Body">Null where it is no JSON of ours.</param>
/// <param name="MediaType">Of the body.</param>
internal sealed record ApiReply(int Status, string Says, Type? Body, string MediaType = "application/json");
