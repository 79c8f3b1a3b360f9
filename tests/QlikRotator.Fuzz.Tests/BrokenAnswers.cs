using System.Net.Http.Headers;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Lets requests through and, when told, breaks one of the answers on its way back.</summary>
internal sealed class BrokenAnswers : DelegatingHandler
{
    private int _left = -1;
    private Func<byte[], byte[]> _break = bytes => bytes;

    /// <summary>How many answers were broken so far.</summary>
    public int Broken { get; private set; }

    /// <param name="number">Which of the next answers to break, from 0.</param>
    public void Break(int number, Func<byte[], byte[]> breaking) => (_left, _break) = (number, breaking);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (_left-- == 0)
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            Broken++;
            response.Content = new ByteArrayContent(_break(body));
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return response;
    }
}
