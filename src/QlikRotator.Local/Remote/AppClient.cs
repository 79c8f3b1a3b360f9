using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using Azure.Identity;
using Polly.Timeout;
using QlikRotator.Core;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

/// <summary>Speaks the HTTP interface of a rotator that runs elsewhere.</summary>
internal sealed class AppClient(HttpClient http, AppTarget app)
{
    private const string ProblemType = "application/problem+json";

    /// <exception cref="AppRefusedException">There is no answer of a rotator.</exception>
    public Task<AppAnswer<T>> GetAsync<T>(string path, CancellationToken ct)
        where T : class => SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, app.Of(path)), ct);

    /// <param name="key">With one, the same request may be sent again when its answer was lost.</param>
    /// <exception cref="AppRefusedException">There is no answer of a rotator.</exception>
    public Task<AppAnswer<T>> PostAsync<T>(string path, object body, CancellationToken ct, string? key = null)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Post, app.Of(path))
        {
            Content = JsonContent.Create(body, body.GetType(), options: RotatorJson.Options),
        };
        if (key is not null)
        {
            request.Headers.Add(AppResilience.KeyHeader, key);
        }

        return SendAsync<T>(request, ct);
    }

    private async Task<AppAnswer<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken ct)
        where T : class
    {
        using var sent = request;
        try
        {
            using var response = await http.SendAsync(sent, ct);
            return await ReadAsync<T>(response, ct);
        }
        catch (AuthenticationFailedException)
        {
            throw new AppRefusedException(AppRefusal.NotSignedIn(app));
        }
        catch (JsonException)
        {
            throw new AppRefusedException(AppRefusal.Unreadable(app));
        }
        catch (HttpRequestException unreachable)
        {
            throw new AppRefusedException(AppRefusal.NotReached(app, WhyOf(unreachable)));
        }
        catch (Exception slow)
            when (slow is TimeoutRejectedException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw new AppRefusedException(AppRefusal.TooSlow(app));
        }
    }

    private async Task<AppAnswer<T>> ReadAsync<T>(HttpResponseMessage response, CancellationToken ct)
        where T : class
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        if (response.IsSuccessStatusCode)
        {
            return type == MediaTypeNames.Application.Json
                ? new(await response.Content.ReadFromJsonAsync<T>(RotatorJson.Options, ct), null, response.StatusCode)
                : throw new AppRefusedException(AppRefusal.SignInPage(app));
        }

        var problem = type == ProblemType ? await response.Content.ReadFromJsonAsync<ApiProblem>(RotatorJson.Options, ct) : null;
        var refusal = AppRefusal.Of(app, response.StatusCode, problem, WaitOf(response.Headers.RetryAfter));
        return problem is not null && AppAnswer.IsAboutTheRequest(response.StatusCode)
            ? new(null, problem, response.StatusCode) { Refusal = refusal }
            : throw new AppRefusedException(refusal, problem?.Code ?? LocalCodes.AppRefused);
    }

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? retryAfter) => retryAfter?.Delta;

    private static string WhyOf(HttpRequestException failure) =>
        failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "its name is not known.",
            HttpRequestError.ConnectionError => "nothing listens there, or nothing gets through.",
            HttpRequestError.SecureConnectionError => "its certificate is not trusted here.",
            _ => "the connection broke.",
        };
}
