using QlikRotator.Core;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Discovery;

/// <summary>Reads areas one by one and keeps what went wrong beside what was read.</summary>
internal sealed class AreaReader
{
    private readonly List<Reason> _problems = [];

    public IReadOnlyList<Reason> Problems => _problems;

    public async Task<IReadOnlyList<T>> ListAsync<T>(string area, Func<Task<QlikAnswer<QlikList<T>>>> read)
    {
        var list = await OneAsync(area, read);
        if (list is { IsComplete: false })
        {
            _problems.Add(new Reason(QlikCodes.PartialList, $"{area}: the tenant left some out of its list."));
        }

        return list?.Items ?? [];
    }

    public async Task<T?> OneAsync<T>(string area, Func<Task<QlikAnswer<T>>> read)
        where T : class
    {
        try
        {
            var answer = await read();
            if (answer.Refusal is { } refusal)
            {
                _problems.Add(new Reason(refusal.Code, $"{area}: {refusal.Message}"));
            }

            return answer.Value;
        }
        catch (TryAgainException moment)
        {
            _problems.Add(new Reason(moment.Reason.Code, $"{area}: {moment.Reason.Message}"));
            return null;
        }
    }
}
