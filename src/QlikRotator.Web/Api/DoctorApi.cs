using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Checkup;

namespace QlikRotator.Web.Api;

/// <summary>The checkup over HTTP, the same in both hosts: after a deployment it is the app itself that has to reach everything.</summary>
public sealed class DoctorApi(Doctor doctor, ApiGuard guard)
{
    /// <summary><c>POST /api/doctor</c> with <c>{"send": false}</c>.</summary>
    public Task<IResult> RunAsync(HttpRequest request, CancellationToken ct) =>
        guard.AdministerAsync(
            request,
            async () =>
            {
                var read = await ApiBody.ReadAsync<DoctorBody>(request, ct);
                if (read.Body is not { } body)
                {
                    return read.Problem!;
                }

                var findings = await doctor.RunAsync(new CheckupScope(body.Send ?? false), ct).ToListAsync(ct);
                return ApiAnswer.Json(new DoctorReport(findings.All(one => one.Good), findings));
            }
        );
}

/// <param name="Send">Whether a test message goes through every channel.</param>
internal sealed record DoctorBody(bool? Send);

/// <param name="Good">Nothing is to be mended.</param>
internal sealed record DoctorReport(bool Good, IReadOnlyList<CheckupFinding> Findings);
