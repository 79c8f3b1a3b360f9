using QlikRotator.Core;
using QlikRotator.Core.Workflow;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Discovery;

/// <summary>Reads areas one by one and keeps what went wrong beside what was read.</summary>
internal sealed class AreaReader
{
    private readonly List<Reason> _problems = [];

    public IReadOnlyList<Reason> Problems => _problems;

    public void Note(string area, Reason problem) => _problems.Add(problem with { Message = $"{area}: {problem.Message}" });

    public async Task<IReadOnlyList<T>> ListAsync<T>(string area, Func<Task<QlikAnswer<QlikList<T>>>> read)
    {
        var list = await OneAsync(area, read);
        if (list is { IsComplete: false })
        {
            Note(area, new(QlikCodes.PartialList, "the tenant left some out of its list."));
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
                Note(area, refusal);
            }

            return answer.Value;
        }
        catch (TryAgainException moment)
        {
            Note(area, moment.Reason);
            return null;
        }
    }
}
