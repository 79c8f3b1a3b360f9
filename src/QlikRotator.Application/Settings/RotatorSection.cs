using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace QlikRotator.Application.Settings;

/// <summary>Binds what is readable of the section <c>Rotator</c>, then says everything that is wrong with it in one go.</summary>
internal sealed class RotatorSection : IConfigureOptions<RotatorOptions>, IValidateOptions<RotatorOptions>
{
    private readonly SettingProblems _misshapen = new();
    private readonly IConfiguration _usable;

    public RotatorSection(IConfiguration configuration)
    {
        var shape = new SettingShape(_misshapen);
        shape.Read(configuration.GetSection(RotatorOptions.Section), typeof(RotatorOptions));
        _usable = new ConfigurationBuilder().AddInMemoryCollection(shape.Usable).Build();
    }

    public void Configure(RotatorOptions options) => _usable.GetSection(RotatorOptions.Section).Bind(options);

    public ValidateOptionsResult Validate(string? name, RotatorOptions options)
    {
        var problems = new SettingProblems(_misshapen);
        RotatorChecks.Check(options, problems);
        return problems.Sentences.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Sentences);
    }
}
