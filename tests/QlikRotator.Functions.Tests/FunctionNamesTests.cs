using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application;
using QlikRotator.Application.Rotating;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Functions.Orchestration;
using QlikRotator.TestSupport.Ledger;

namespace QlikRotator.Functions.Tests;

public sealed class FunctionNamesTests
{
    private static readonly IReadOnlyList<MethodInfo> Functions =
    [
        .. typeof(RotationActivities)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    [Fact]
    public void Activities_EveryStep_HasExactlyOneOfItsName()
    {
        var activities = Functions.Where(HasTrigger<ActivityTriggerAttribute>).Select(Name);

        activities.ShouldBe(RegisteredSteps(), ignoreOrder: true);
    }

    [Fact]
    public void Steps_EveryOneOfTheWorkflow_IsRegistered() =>
        RegisteredSteps().ShouldBe(typeof(RotationSteps).GetProperties().Select(step => step.Name), ignoreOrder: true);

    [Fact]
    public void Functions_Names_AreUnique() => Functions.Select(Name).Distinct().Count().ShouldBe(Functions.Count);

    /// <summary>The host refuses a function whose parameter it cannot take as the name of a binding.</summary>
    [Fact]
    public void Functions_Parameters_AreNamesOfBindings() =>
        Functions
            .SelectMany(method => method.GetParameters())
            .ShouldAllBe(parameter => char.IsAsciiLetter(parameter.Name![0]) && parameter.Name.All(char.IsAsciiLetterOrDigit));

    private static IReadOnlyCollection<string> RegisteredSteps()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddRotatorApplication(new ConfigurationBuilder().Build())
            .AddSingleton<ILedgerStore>(new MemoryStore())
            .BuildServiceProvider();
        return services.GetRequiredService<StepTable>().Names;
    }

    private static bool HasTrigger<TAttribute>(MethodInfo method)
        where TAttribute : Attribute =>
        method.GetParameters().Any(parameter => parameter.GetCustomAttribute<TAttribute>() is not null);

    private static string Name(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;
}
