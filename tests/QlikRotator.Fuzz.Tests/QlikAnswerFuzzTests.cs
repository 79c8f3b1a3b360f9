using CsCheck;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Fuzz.Tests;

/// <summary>Whatever a tenant answers, a source or slot says yes, says no, or says "try again"; nothing else comes out of it.</summary>
public sealed class QlikAnswerFuzzTests : IAsyncLifetime
{
    private QlikEstate _estate = null!;

    public async ValueTask InitializeAsync() => _estate = await QlikEstate.StartAsync();

    public ValueTask DisposeAsync() => _estate.DisposeAsync();

    public static TheoryData<string> Calls => [.. QlikEstate.CallNames];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_AnyAnswer_IsYesNoOrTryAgain(string name)
    {
        await Gen.Select(Gen.Int[0, 5], Mutation.Changes)
            .SampleAsync(
                async (number, changes) =>
                {
                    _estate.Answers.Break(number, body => Mutation.Apply(body, changes));
                    try
                    {
                        await _estate.CallAsync(name);
                    }
                    catch (TryAgainException again)
                    {
                        again.Reason.Message.ShouldNotBeNullOrEmpty();
                    }
                },
                iter: Inputs.Share(10),
                threads: 1,
                print: input => $"answer {input.Item1}: {string.Join(", ", input.Item2)}"
            );
        _estate.Answers.Broken.ShouldBeGreaterThan(Inputs.Share(10) / 10);
    }
}
