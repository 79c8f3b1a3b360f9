using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>Errors of data connections. DCERROR-0010 is documented; the other numbers are placeholders.</summary>
internal static class DataErrors
{
    public static Answer BadRequest(string detail) => Answer.Fail(400, "DCERROR-0010", "Bad or invalid request", detail);

    public static Answer Forbidden() => Answer.Fail(403, "DCERROR-0002", "User has no access to the connection or space");

    public static Answer NotFound(string title = "Data connection not found") => Answer.Fail(404, "DCERROR-0001", title);

    public static Answer Conflict() => Answer.Fail(409, "DCERROR-0003", "Data connection already exists");
}
