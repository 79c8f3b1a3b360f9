using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Local.Demo;

/// <summary>Looks for itself, as a consumer would, with nothing of the rotator in between: what does the vault say, what does the tenant take?</summary>
internal sealed class DemoProof : IDisposable
{
    private readonly DemoEstate _estate;
    private readonly HttpClient _http;

    public DemoProof(DemoEstate estate)
    {
        _estate = estate;
        _http = new HttpClient(
            new SocketsHttpHandler { SslOptions = new() { RemoteCertificateValidationCallback = IsTheSimulators } }
        );
    }

    public async Task<SecretValue> NewestValueAsync(string name, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(_estate.Vault.Address, $"/secrets/{name}?api-version=7.4")
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DemoEstate.Token);
        using var answer = await _http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return new SecretValue(body.GetProperty("value").GetString()!);
    }

    /// <summary>Null where there is nothing that could take or refuse the value.</summary>
    public async Task<bool?> IsAcceptedAsync(DemoSubject subject, SecretValue value, CancellationToken ct)
    {
        using var request = subject.Trial(value, _estate.Qlik.Address);
        if (request is null)
        {
            return null;
        }

        using var answer = await _http.SendAsync(request, ct);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.Unauthorized or HttpStatusCode.NotFound => false,
            var status => throw new InvalidOperationException($"The tenant answered {(int)status}, which is neither yes nor no."),
        };
    }

    public void Dispose() => _http.Dispose();

    private bool IsTheSimulators(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString(HashAlgorithmName.SHA256) == _estate.Vault.CertificateThumbprint;
}
