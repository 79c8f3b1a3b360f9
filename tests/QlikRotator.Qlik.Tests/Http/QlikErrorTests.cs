using System.Net;
using System.Text;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Tests.Http;

public sealed class QlikErrorTests
{
    [Theory]
    [InlineData("""{"errors":[{"code":"OAUTH-14","title":"Invalid client_id","detail":"D","status":"400"}],"traceId":"t1"}""")]
    [InlineData("""{"errors":[{"code":"OAUTH-14","title":"Invalid client_id","detail":"D","status":400}],"traceId":"t1"}""")]
    [InlineData("""{"code":"OAUTH-14","title":"Invalid client_id.","detail":"D","traceId":"t1"}""")]
    public void Parse_EveryShape_KeepsCodeTitleAndTraceOnly(string body) =>
        QlikError
            .Parse(Encoding.UTF8.GetBytes(body))
            .ToReason("acme", HttpStatusCode.BadRequest)
            .ShouldBe(new("Qlik400", "acme answered 400 (OAUTH-14): Invalid client_id [trace t1]."));

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"errors":[]}""")]
    [InlineData("""{"errors":["odd"]}""")]
    public void Parse_WhatIsNoErrorBody_LeavesTheStatus(string body) =>
        QlikError
            .Parse(Encoding.UTF8.GetBytes(body))
            .ToReason("acme", HttpStatusCode.BadRequest)
            .Message.ShouldBe("acme answered 400.");
}
