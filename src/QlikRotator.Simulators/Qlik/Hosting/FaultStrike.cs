using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>One fault striking one request. Each method answers whether the request goes on.</summary>
internal sealed class FaultStrike(HttpContext http, Fault fault, CancellationToken gone)
{
    private static readonly TimeSpan CloseWait = TimeSpan.FromSeconds(5);

    public async Task<bool> BeforeWorkAsync()
    {
        if (fault.Kind == FaultKind.Close)
        {
            fault.Struck?.Invoke();
            await CloseAsync();
            return false;
        }

        return fault.Kind == FaultKind.LoseResponse || fault.AfterWork || await StrikeAsync();
    }

    public async Task<bool> AfterWorkAsync()
    {
        if (fault.Kind == FaultKind.LoseResponse)
        {
            fault.Struck?.Invoke();
            await CloseAsync();
            return false;
        }

        return !fault.AfterWork || await StrikeAsync();
    }

    private async Task<bool> StrikeAsync()
    {
        fault.Struck?.Invoke();
        switch (fault.Kind)
        {
            case FaultKind.Delay:
                await WaitAsync(fault.Delay);
                return true;
            case FaultKind.Status:
                await AnswerWriter.WriteAsync(http, StatusAnswer(), ErrorShape.Plain);
                return false;
            case FaultKind.Hang:
                await WaitAsync(Timeout.InfiniteTimeSpan);
                http.Abort();
                return false;
            default:
                Reset();
                return false;
        }
    }

    private Answer StatusAnswer()
    {
        var seconds = fault.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : (int?)null;
        if (fault.Status == StatusCodes.Status429TooManyRequests)
        {
            return Answer.TooManyRequests(seconds ?? 1);
        }

        var answer = Answer.Fail(fault.Status, $"HTTP-{fault.Status}", "The simulator was told to fail.");
        return seconds is null
            ? answer
            : answer with
            {
                Headers = new Dictionary<string, string> { ["Retry-After"] = $"{seconds}" },
            };
    }

    private async Task CloseAsync()
    {
        // An abort alone would be a reset: send the FIN, let the caller close its side, and only then give the connection up.
        Socket?.Shutdown(SocketShutdown.Send);
        await WaitAsync(CloseWait);
        http.Abort();
    }

    private void Reset()
    {
        if (Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        http.Abort();
    }

    private Socket? Socket => http.Features.Get<IConnectionSocketFeature>()?.Socket;

    private async Task WaitAsync(TimeSpan time) =>
        await Task.Delay(time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
